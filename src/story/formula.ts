/** An element of MathML, as whoever read it hands it over: `text` is what a token shows, and empty for what holds others. */
export interface FormulaNode {
  readonly name: string;
  /** Of a fraction: how thick its line is. Without one it is no fraction. */
  readonly linethickness: string | null;
  readonly text: string;
  readonly children: readonly FormulaNode[];
}

export interface FormulaRun {
  readonly text: string;
  readonly script: 'superscript' | 'subscript' | null;
}

/** A formula as a line of text, and whether that is all it was: false where lines, roots or rows had to be written out. */
export interface FlatFormula {
  readonly runs: readonly FormulaRun[];
  readonly isWhole: boolean;
}

/**
 * A formula (W3C, MathML Core) in one line of text, with superscripts and subscripts: 10⁵ stays 10⁵, one half becomes 1/2 and the
 * root of x + 1 becomes √(x + 1).
 */
export function inOneLine(formula: FormulaNode): FlatFormula {
  const writer: Writer = { isWhole: true };
  const runs = joined(rowOf(formula.children, writer));
  return { runs: trimmed(runs), isWhole: writer.isWhole };
}

interface Writer {
  isWhole: boolean;
}

type Runs = readonly FormulaRun[];

const plain = (text: string): Runs => (text === '' ? [] : [{ text, script: null }]);

/** What each element becomes; all others are rows of what they hold. */
const spelling: Readonly<Record<string, (node: FormulaNode, writer: Writer) => Runs>> = {
  mi: tokenOf,
  mn: tokenOf,
  mo: tokenOf,
  mtext: tokenOf,
  ms: ({ text }) => plain(`“${text.trim()}”`),
  mspace: () => plain(' '),
  mphantom: () => [],
  annotation: () => [],
  'annotation-xml': () => [],
  semantics: ({ children }, writer) => rowOf(children.slice(0, 1), writer),
  maction: ({ children }, writer) => rowOf(children.slice(0, 1), writer),
  msup: ({ children: [base, sup] }, writer) => [...spelt(base, writer), ...raised(sup, 'superscript', writer)],
  msub: ({ children: [base, sub] }, writer) => [...spelt(base, writer), ...raised(sub, 'subscript', writer)],
  msubsup: ({ children: [base, sub, sup] }, writer) => [
    ...spelt(base, writer),
    ...raised(sub, 'subscript', writer),
    ...raised(sup, 'superscript', writer),
  ],
  munder: ({ children: [base, under] }, writer) => [...spelt(base, writer), ...raised(under, 'subscript', writer)],
  mover: overOf,
  munderover: ({ children: [base, under, over] }, writer) => [
    ...spelt(base, writer),
    ...raised(under, 'subscript', writer),
    ...raised(over, 'superscript', writer),
  ],
  mmultiscripts: scriptsOf,
  mfrac: fractionOf,
  msqrt: ({ children }, writer) => writtenOut(writer, [...plain('√'), ...bracketed(rowOf(children, writer))]),
  mroot: ({ children: [base, index] }, writer) =>
    writtenOut(writer, [...raised(index, 'superscript', writer), ...plain('√'), ...bracketed(spelt(base, writer))]),
  mtable: tableOf,
  mtr: ({ children }, writer) => cellsOf(children, writer),
};

function writtenOut(writer: Writer, runs: Runs): Runs {
  writer.isWhole = false;
  return runs;
}

/** Signs that have a space on both sides when something stands before them. */
const BETWEEN = /^(?:[+\-−±∓×÷=≠≈≡<>≤≥∈∉⊂⊆∪∩→⇒↔⇔∼≃≅∝:]|mod)$/u;

function rowOf(children: readonly FormulaNode[], writer: Writer, isGoingOn = false): Runs {
  let isAfterTerm = isGoingOn;
  return children.flatMap((child) => {
    const sign = child.name === 'mo' ? seen(child.text) : '';
    const isBetween = isAfterTerm && BETWEEN.test(sign);
    isAfterTerm = child.name !== 'mo' || /^[)\]}!’'|]$/u.test(sign);
    return isBetween ? plain(` ${sign} `) : spelt(child, writer);
  });
}

function spelt(node: FormulaNode | undefined, writer: Writer): Runs {
  if (!node) return [];
  return (spelling[node.name] ?? (({ children }: FormulaNode) => rowOf(children, writer)))(node, writer);
}

function tokenOf({ name, text }: FormulaNode): Runs {
  const words = seen(text);
  return plain(name === 'mo' && words === ',' ? ', ' : words);
}

/** Without the signs that say something to programs and show nothing. */
function seen(text: string): string {
  return text.replace(/[\u2061-\u2064\u200b]/g, '').trim();
}

/** A superscript or subscript; in one of these the text has no room for another, so that one is written with a sign before it. */
function raised(node: FormulaNode | undefined, script: 'superscript' | 'subscript', writer: Writer): Runs {
  const inner = joined(spelt(node, writer));
  const text = inner.map((run) => (run.script === null ? run.text : signed(run))).join('');
  if (inner.some((run) => run.script !== null)) writer.isWhole = false;
  return text === '' ? [] : [{ text, script }];
}

function signed({ text, script }: FormulaRun): string {
  const sign = script === 'superscript' ? '^' : '_';
  return [...text].length === 1 ? sign + text : `${sign}(${text})`;
}

function fractionOf({ linethickness, children: [over, under] }: FormulaNode, writer: Writer): Runs {
  if (linethickness !== null && Number.parseFloat(linethickness) === 0)
    return writtenOut(writer, [...raised(over, 'superscript', writer), ...raised(under, 'subscript', writer)]);
  return writtenOut(writer, [...bracketed(spelt(over, writer)), ...plain('/'), ...bracketed(spelt(under, writer))]);
}

/** In brackets, unless it is one letter, one number or brackets already. */
function bracketed(runs: Runs): Runs {
  const text = runs.map((run) => run.text).join('');
  return /^(?:\p{N}[\p{N}.,]*|\p{L}\p{M}*|\([^()]*\))$/u.test(text) ? runs : [...plain('('), ...runs, ...plain(')')];
}

/** Signs that stand over a letter, and those that Unicode sets over one. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¯': '\u0304',
  '‾': '\u0304',
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  '→': '\u20d7',
  '⃗': '\u20d7',
};

function overOf({ children: [base, over] }: FormulaNode, writer: Writer): Runs {
  const accent = ACCENTS[seen(over?.text ?? '')];
  const under = joined(spelt(base, writer));
  const [only] = under;
  if (accent && only && under.length === 1 && [...only.text].length === 1)
    return [{ ...only, text: (only.text + accent).normalize('NFC') }];
  return [...under, ...raised(over, 'superscript', writer)];
}

function scriptsOf({ children: [base, ...scripts] }: FormulaNode, writer: Writer): Runs {
  const turn = scripts.findIndex(({ name }) => name === 'mprescripts');
  const after = turn < 0 ? scripts : scripts.slice(0, turn);
  const before = turn < 0 ? [] : scripts.slice(turn + 1);
  const pairs = (nodes: readonly FormulaNode[]): Runs =>
    nodes.flatMap((node, at) => raised(node, at % 2 === 0 ? 'subscript' : 'superscript', writer));
  return [...pairs(before), ...spelt(base, writer), ...pairs(after)];
}

/** Rows after each other; a matrix in brackets, equations under each other without. */
function tableOf({ children: rows }: FormulaNode, writer: Writer): Runs {
  const written = rows.map((row) => spelt(row, writer));
  const isAligned = rows.every(({ children }) => children.length < 2 || children.slice(1).some(beginsWithSign));
  const inside = between(written, '; ');
  return writtenOut(writer, isAligned ? inside : [...plain('['), ...inside, ...plain(']')]);
}

/** The cells of a row; those of an equation, which is cut at its signs, are one line. */
function cellsOf(cells: readonly FormulaNode[], writer: Writer): Runs {
  return cells.flatMap((cell, at) => {
    if (at > 0 && beginsWithSign(cell)) return rowOf(insideOf(cell), writer, true);
    const words = spelt(cell, writer);
    return at === 0 || words.length === 0 ? words : [...plain(', '), ...words];
  });
}

/** What a cell holds, without rows that hold one row. */
function insideOf({ children }: FormulaNode): readonly FormulaNode[] {
  const [only] = children;
  return children.length === 1 && only && only.children.length > 0 && !(only.name in spelling)
    ? insideOf(only)
    : children;
}

function beginsWithSign({ name, text, children }: FormulaNode): boolean {
  if (name === 'mo') return BETWEEN.test(seen(text));
  const first = children.find((child) => child.children.length > 0 || seen(child.text) !== '');
  return first !== undefined && beginsWithSign(first);
}

function between(parts: readonly Runs[], sign: string): Runs {
  return parts.flatMap((part, at) => (at === 0 ? part : [...plain(sign), ...part]));
}

function joined(runs: Runs): FormulaRun[] {
  const out: FormulaRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.script === run.script) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

function trimmed(runs: readonly FormulaRun[]): FormulaRun[] {
  return runs
    .map((run, at) => {
      const text = run.text.replace(/ {2,}/g, ' ');
      const start = at === 0 ? text.trimStart() : text;
      return { ...run, text: at === runs.length - 1 ? start.trimEnd() : start };
    })
    .filter(({ text }) => text !== '');
}
