import { expect, it, onTestFinished } from 'vitest';
import { openPageReader, type ReaderLimits } from './read-apart.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = 'The council met in the old hall on Tuesday evening to hear the harbour master speak about the wall. ';
const page = bytes(`<!doctype html><title>A wall</title><article><h1>A wall</h1><p>${words.repeat(6)}</p></article>`);

function aReader(limits: Partial<ReaderLimits> = {}) {
  const reader = openPageReader(limits);
  onTestFinished(() => reader.close());
  return (file: Uint8Array) => reader.read({ bytes: file, fileName: 'wall.html' });
}

it('reads a page as it is read anywhere', async () => {
  const read = aReader();
  expect(await read(page)).toMatchObject({ ok: true, arrival: { story: { headline: 'A wall' } } });
  expect(await read(bytes('%PDF-1.4'))).toMatchObject({ ok: false, problems: [{ code: 'file-not-a-page' }] });
});

it('refuses a file that takes too long, and reads the next one', async () => {
  const read = aReader({ mostMs: 1 });
  expect(await read(page)).toMatchObject({ ok: false, problems: [{ code: 'file-too-costly', where: 'wall.html' }] });
  const patient = aReader();
  expect(await patient(page)).toMatchObject({ ok: true });
});

it('refuses a file that takes too much memory, and reads the next one', async () => {
  const read = aReader({ mostMegabytes: 48 });
  const huge = bytes(`<!doctype html><article>${`<p>${words}</p>`.repeat(60_000)}</article>`);
  expect(await read(huge)).toMatchObject({ ok: false, problems: [{ code: 'file-too-costly' }] });
  expect(await read(page)).toMatchObject({ ok: true });
});
