/** Code page 850 from 0x80 on, as IBM published it; written down apart from the till's own list. */
const upperHalf =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤" +
  "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

/** The sign that a printer with code page 850 prints for a byte. @throws Error for a control byte */
export function signOf850(byte: number): string {
  if (byte < 0x20 || byte === 0x7f) throw new Error(`A control byte as text: ${byte}`);
  return byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? "");
}
