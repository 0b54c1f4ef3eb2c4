import type { Distribution } from '../base/durations.ts';

/** One measure as a process says it: what it is called, what it means, and what it is now. */
export type Measure =
  | {
      readonly name: string;
      readonly help: string;
      readonly is: 'counter' | 'gauge';
      readonly values: readonly Value[];
    }
  | { readonly name: string; readonly help: string; readonly is: 'histogram'; readonly values: readonly Spread[] };

/** Told apart by few words: a route or a kind of page, never an address, of which there are as many as anybody likes. */
export type Labels = Readonly<Record<string, string>>;

export interface Value {
  readonly labels?: Labels;
  readonly value: number;
}

export interface Spread {
  readonly labels?: Labels;
  readonly spread: Distribution;
}

export function counter(name: string, help: string, ...values: readonly (Value | number)[]): Measure {
  return { name, help, is: 'counter', values: values.map(valueOf) };
}

export function gauge(name: string, help: string, ...values: readonly (Value | number)[]): Measure {
  return { name, help, is: 'gauge', values: values.map(valueOf) };
}

export function histogram(name: string, help: string, ...values: readonly Spread[]): Measure {
  return { name, help, is: 'histogram', values };
}

function valueOf(value: Value | number): Value {
  return typeof value === 'number' ? { value } : value;
}

/** Measures as Prometheus reads them (text format 0.0.4). What has no value now is left out. */
export function exposition(measures: readonly Measure[]): string {
  return measures
    .filter(({ values }) => values.length > 0)
    .map(
      (measure) =>
        `# HELP ${measure.name} ${helpText(measure.help)}\n# TYPE ${measure.name} ${measure.is}\n${lines(measure)}`,
    )
    .join('');
}

function lines({ name, ...measure }: Measure): string {
  if (measure.is === 'histogram') return measure.values.map((value) => spreadLines(name, value)).join('');
  return measure.values.map(({ labels, value }) => line(name, labels, value)).join('');
}

function spreadLines(name: string, { labels, spread }: Spread): string {
  const { bounds, within, count, sum } = spread;
  const buckets = bounds.map((bound, at) => line(`${name}_bucket`, { ...labels, le: String(bound) }, within[at] ?? 0));
  const all = line(`${name}_bucket`, { ...labels, le: '+Inf' }, count);
  return [...buckets, all, line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, count)].join('');
}

function line(name: string, labels: Labels | undefined, value: number): string {
  const pairs = Object.entries(labels ?? {}).map(([label, text]) => `${label}="${labelText(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}

function labelText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function helpText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
