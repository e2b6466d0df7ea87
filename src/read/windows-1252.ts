/** Node 20 leaves the quotation marks and dashes of windows-1252 as the control characters of ISO 8859-1. */
export const mended = (text: string, charset: string): string =>
  charset === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (c) => C1[c.charCodeAt(0) - 0x80]) : text;

const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
