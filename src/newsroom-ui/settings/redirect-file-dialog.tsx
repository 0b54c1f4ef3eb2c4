import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { sayWhy } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { redirectWords as words } from '../words/redirects.ts';

type Checked = AnswerOf<'POST /api/redirects/checks'>['rows'][number];

interface LookedAt {
  readonly name: string;
  readonly rows: readonly Checked[];
}

/** The words of a file as spreadsheets write them: in UTF-16 where its first two bytes say so. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(wide ?? 'utf-8').decode(bytes);
}

/** Chooses a file of redirects and shows line by line what would become of it, before anything is set. */
export function BringInRedirects() {
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const look = async (files: FileList | null): Promise<void> => {
    const [file] = files ?? [];
    if (!file) return;
    try {
      const { rows } = await call('POST /api/redirects/checks', { body: { file: await textOf(file) } });
      setLooked({ name: file.name, rows });
    } catch (failed) {
      sayWhy(failed);
    }
  };
  return (
    <>
      <FileTrigger acceptedFileTypes={['text/csv', '.csv', '.txt', '.tsv']} onSelect={(files) => void look(files)}>
        <Button>{words.importFile}</Button>
      </FileTrigger>
      {looked && <FileDialog looked={looked} onClose={() => setLooked(null)} />}
    </>
  );
}

function FileDialog({ looked: { name, rows }, onClose }: { readonly looked: LookedAt; onClose(): void }) {
  const doing = useDoing();
  const good = rows.filter(({ is }) => is === 'new' || is === 'changed');
  const send = async (): Promise<void> => {
    const sent = good.map(({ from, to, was }) => ({ from, to, was }));
    const said = { say: counted(good.length, words.filesSet), refresh: 'redirects' };
    if (!(await doing.run(() => call('POST /api/redirects', { body: { rows: sent } }), said))) return;
    void queries.invalidateQueries({ queryKey: ['settings-changes'] });
    onClose();
  };
  return (
    <FormDialog
      title={words.fileTitle}
      size="medium"
      does={`${words.set} ${counted(good.length, words.rows)}`}
      doing={doing}
      isUnready={good.length === 0}
      onSend={() => void send()}
      onClose={onClose}
    >
      <p dir="auto">{rows.length === 0 ? words.fileEmpty : words.fileSays(name)}</p>
      {rows.length > 0 && <Counts rows={rows} />}
      <Rows rows={rows} />
    </FormDialog>
  );
}

function Counts({ rows }: { readonly rows: readonly Checked[] }) {
  const of = (...which: readonly Checked['is'][]) => rows.filter(({ is }) => which.includes(is)).length;
  const [wrong, same] = [of('wrong'), of('same')];
  return (
    <p role="status">
      {[
        counted(of('new', 'changed'), words.good),
        ...(same > 0 ? [counted(same, words.same)] : []),
        ...(wrong > 0 ? [counted(wrong, words.wrong)] : []),
      ].join(', ')}
      .
    </p>
  );
}

/** More than these of the right ones tell nobody anything; each that is wrong is shown. */
const MOST_GOOD = 100;

function Rows({ rows }: { readonly rows: readonly Checked[] }) {
  const wrong = rows.filter(({ is }) => is === 'wrong');
  const good = rows.filter(({ is }) => is !== 'wrong');
  const unseen = good.length - MOST_GOOD;
  return (
    <>
      <ul className="settings-history">
        {[...wrong, ...good.slice(0, MOST_GOOD)].map((row) => (
          <CheckedLine key={row.line} row={row} />
        ))}
      </ul>
      {unseen > 0 && <p className="settings-soft">{counted(unseen, words.unseen)}</p>}
    </>
  );
}

const TONES = { new: 'live', changed: 'accent', same: 'plain', wrong: 'stop' } as const;

function CheckedLine({ row: { line, from, to, is, was, problems } }: { readonly row: Checked }) {
  return (
    <li>
      <p className="settings-road">
        <span className="settings-soft">{words.line(line)}</span> <Badge tone={TONES[is]}>{words.is[is]}</Badge>{' '}
        <strong>{from}</strong> <span aria-hidden="true">→</span> <span>{to}</span>
        {was !== null && is === 'changed' && <span className="settings-soft"> ({words.was(was)})</span>}
        {problems.map(({ code, say }) => (
          <span key={code} className="settings-line-says settings-wrong">
            {say}
          </span>
        ))}
      </p>
    </li>
  );
}
