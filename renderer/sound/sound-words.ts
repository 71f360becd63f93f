/** What is heard: by everybody, and by those who hear the screen. */
export interface SoundWords {
  readonly paid: (amount: string, reference: string | null) => string;
  readonly notPaid: (amount: string, reference: string | null) => string;
  readonly attention: (title: string, amount: string, reference: string | null) => string;
  readonly silence: string;
}

const about = (amount: string, reference: string | null) =>
  reference === null ? amount : `${amount}, ${reference}`;

export const soundEsCl: SoundWords = {
  paid: (amount, reference) => `Pago recibido: ${about(amount, reference)}`,
  notPaid: (amount, reference) => `Sin pago: ${about(amount, reference)}`,
  attention: (title, amount, reference) => `Atención. ${title}: ${about(amount, reference)}`,
  silence: "Silenciar alarma",
};

export const soundEn: SoundWords = {
  paid: (amount, reference) => `Payment received: ${about(amount, reference)}`,
  notPaid: (amount, reference) => `Not paid: ${about(amount, reference)}`,
  attention: (title, amount, reference) => `Attention. ${title}: ${about(amount, reference)}`,
  silence: "Silence the alarm",
};
