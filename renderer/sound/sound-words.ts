/** What is heard: by everybody, and by those who hear the screen. */
export interface SoundWords {
  readonly paid: (amount: string, reference: string | null) => string;
  readonly notPaid: (amount: string, reference: string | null) => string;
  readonly silence: string;
}

const about = (amount: string, reference: string | null) =>
  reference === null ? amount : `${amount}, ${reference}`;

export const soundEsCl: SoundWords = {
  paid: (amount, reference) => `Pago recibido: ${about(amount, reference)}`,
  notPaid: (amount, reference) => `Sin pago: ${about(amount, reference)}`,
  silence: "Silenciar",
};

export const soundEn: SoundWords = {
  paid: (amount, reference) => `Payment received: ${about(amount, reference)}`,
  notPaid: (amount, reference) => `Not paid: ${about(amount, reference)}`,
  silence: "Silence",
};
