interface Agency {
  /** The name as credited to readers. */
  readonly name: string;
  /** Names that mean nothing else, wherever they stand. */
  readonly full: RegExp;
  /** Letters that mean the agency only where a text credits it. */
  readonly letters: string;
  /** True for letters that also name somebody who is told things and says things, such as the Palestinian Authority. */
  readonly shared?: boolean;
}

const agencies: readonly Agency[] = [
  { name: 'AFP', full: /\bAgence[ -]France[ -]Presse\b/i, letters: 'AFP' },
  { name: 'AP', full: /\b(?:The )?Associated Press\b/i, letters: 'AP' },
  { name: 'Reuters', full: /\bReuters\b/, letters: 'Reuters' },
  { name: 'PA', full: /\bPress Association\b|\bPA (?:Media|Wire|News)\b/, letters: 'PA', shared: true },
  { name: 'UPI', full: /\bUnited Press International\b/i, letters: 'UPI' },
  { name: 'dpa', full: /\bDeutsche Presse-Agentur\b/i, letters: 'dpa' },
  { name: 'EFE', full: /\bAgencia EFE\b/i, letters: 'EFE' },
  { name: 'ANSA', full: /\bAgenzia ANSA\b/i, letters: 'ANSA' },
  { name: 'Xinhua', full: /\bXinhua\b/, letters: 'Xinhua' },
  { name: 'TASS', full: /\bI(?:tar|TAR)-T(?:ass|ASS)\b/, letters: 'T(?:ass|ASS)' },
  { name: 'Interfax', full: /\bInterfax\b/, letters: 'Interfax' },
  { name: 'RIA Novosti', full: /\bRI[Aa][- ]Novosti\b/, letters: 'RIA' },
  { name: 'Kyodo', full: /\bKyodo News\b/, letters: 'Kyodo' },
  { name: 'Yonhap', full: /\bYonhap\b/, letters: 'Yonhap' },
  { name: 'PTI', full: /\bPress Trust of India\b/i, letters: 'PTI' },
  { name: 'IRNA', full: /\bIslamic Republic News Agency\b/i, letters: 'I(?:rna|RNA)' },
  { name: 'Anadolu', full: /\bAnadolu Agency\b/i, letters: 'Anadolu' },
];

const BEFORE = String.raw`\b(?:news\s+agency|agency|agencies|source:|photo(?:graph)?:`;
const AFTER = String.raw`\s+(?:news\s+agency|agency|photo`;

function credits({ letters, shared }: Agency): RegExp {
  const before = `${BEFORE}${shared ? '' : '|told(?:\\s+the)?|quoted\\s+by|according\\s+to|by'})\\s+`;
  const after = `${AFTER}${shared ? '' : '|reports?\\b|reported\\b|quoted\\b'})`;
  // In brackets it stands in a dateline or a picture credit: "PORT CALDER (AP) —".
  return new RegExp(`\\(${letters}\\)|[\\p{L}]/${letters}\\b|${before}${letters}\\b|\\b${letters}${after}`, 'u');
}

const shapes = agencies.map((agency) => ({ name: agency.name, full: agency.full, credited: credits(agency) }));

/** The news agencies that a text credits, in the order of our table. Letters alone, which mean other things too, do not count. */
export function agenciesIn(text: string): string[] {
  return shapes.filter(({ full, credited }) => full.test(text) || credited.test(text)).map(({ name }) => name);
}
