/** Takes an option and the number after it out of the words of a command line; null where it is not given. Ends the program where no number follows. */
export function numberAfter(words, option) {
  const at = words.indexOf(option);
  if (at < 0) return null;
  const [, value] = words.splice(at, 2);
  if (/^\d+$/.test(value ?? '')) return Number(value);
  console.error(`Give a number after ${option}.`);
  process.exit(2);
}
