/** Where a letter could not be read. */
const LOST = '\ufffd';
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** The numbers that stand for the vowels, in their order. */
const VOWELS = [3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29];

/** Reads Korean in Johab (KS C 5601-1992, annex 3), in which each syllable is written by its three letters, five bits each. */
export function readJohab(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) text += String.fromCharCode(first);
    else {
      const second = bytes[at + 1] ?? 0;
      text += first >= 0xd8 ? signOf(first, second) : syllableOf((first << 8) | second);
      at += 1;
    }
  }
  return text;
}

/** Signs and Chinese letters stand in the rows of KS X 1001, two rows to a first byte. */
function signOf(first: number, second: number): string {
  const row = first < 0xe0 ? 2 * (first - 0xd9) : 2 * first - 0x197;
  const cell = second < 0x91 ? second - 0x31 : second - 0x43;
  const pair = cell < 94 ? [row, cell] : [row + 1, cell - 94];
  return new TextDecoder('euc-kr').decode(Uint8Array.from(pair, (one) => one + 0xa1));
}

function syllableOf(code: number): string {
  const [first, vowel, last] = [((code >> 10) & 31) - 2, VOWELS.indexOf((code >> 5) & 31), finalOf(code & 31)];
  if (first >= 0 && vowel >= 0) return String.fromCharCode(0xac00 + (first * 21 + vowel) * 28 + last);
  if (first >= 0) return INITIALS[first] ?? LOST;
  return vowel >= 0 ? String.fromCharCode(0x314f + vowel) : (FINALS[last - 1] ?? LOST);
}

/** Number 18 stands for nothing. */
function finalOf(number: number): number {
  return number < 18 ? number - 1 : number - 2;
}
