const signs: Readonly<Record<'sup' | 'sub', string>> = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' };
const PLAIN = '0123456789+-=()n';

/**
 * Raised or lowered figures as the signs that are so by themselves: 10⁵ must not become 105. Null for what is more than figures and
 * reads the same on the line, such as the letters of 1st.
 */
export function raised(text: string, tag: 'sup' | 'sub'): string | null {
  const letters = [...text.trim().replaceAll('−', '-')];
  const isAll = letters.length > 0 && letters.every((letter) => PLAIN.includes(letter)) && /\d/.test(text);
  return isAll ? letters.map((letter) => signs[tag][PLAIN.indexOf(letter)]).join('') : null;
}
