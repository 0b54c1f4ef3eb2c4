import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Device, device, devices, theBrowserOf } from '../house/devices.ts';
import { hasTurn } from '../house/proof.ts';
import { chosenPages } from './chosen.ts';
import { settled } from './chromium.ts';
import { attributesOf, get, sample } from './sample.ts';
import { drawn, type Shift, withLateType } from './shifts.ts';

// Until our type arrives readers see their device's own. Each sort of device is tried with its own set of type, so that no
// result depends on what this machine has.

const widths = [360, 1280] as const;

/** Each front and the story that leads it. */
async function frontsAndLeads(): Promise<string[]> {
  const fronts = ['/', '/international', '/ar'];
  const leads = await Promise.all(fronts.map(leadOf));
  return [...fronts, ...leads];
}

async function leadOf(front: string): Promise<string> {
  const { bytes } = await get(front);
  // Above it stands the way to the newest bulletin.
  const [, main = ''] = String(bytes).split('<main');
  const lead = attributesOf(main, 'a', 'href').find((href) => href.startsWith('/news/'));
  if (!lead) throw new Error(`${front} leads to no story`);
  return lead;
}

/** Opens pages of the served sample on a device. */
function readerOn(one: Device): (width: number) => Promise<Page> {
  const browser = theBrowserOf(one);
  return async (width) => {
    const context = await browser().newContext({ baseURL: sample.site, viewport: { width, height: 800 } });
    onTestFinished(() => context.close());
    return context.newPage();
  };
}

const sumOf = (shifts: readonly Shift[]): number => shifts.reduce((total, { value }) => total + value, 0);

describe.each(devices)('on $name', (one) => {
  const open = readerOn(one);

  // A device is tried for one of them: at one width, at the other, or for its measures.
  const isTried = (at: number): boolean => hasTurn(one.name, at, widths.length + 1);
  // Search engines call a sum of 0.1 good.
  const tried = widths.filter((_, at) => isTried(at));
  test.each(tried)('late type moves next to nothing on fronts and their lead stories, at %i px', async (width) => {
    const shiftsOn = await withLateType(await open(width));
    for (const path of await frontsAndLeads()) {
      const shifts = await shiftsOn(path);
      expect(sumOf(shifts), `${path} ${shifts.map(({ what }) => what).join(' | ')}`).toBeLessThanOrEqual(0.02);
    }
  });

  const measuredOn = isTried(widths.length) ? ['/', ...(one.isArabicKnown ? ['/ar'] : [])] : [];
  test.each(measuredOn)(
    'words are as wide and lines as high in what stands in as in ours, in the lead of %s',
    async (front) => {
      const path = await leadOf(front);
      const theirs = await measured(await open(1280), path, 'never');
      const ours = await measured(await open(1280), path, 'comes');
      for (const font of FONTS) {
        // 600 and 700 share a bold, which is half way between.
        const [wide, high] = [theirs[font].width / ours[font].width, theirs[font].height - ours[font].height];
        expect(Math.abs(wide - 1), `${font} on ${path} is ${wide} as wide`).toBeLessThan(0.012);
        expect(Math.abs(high), `${font} on ${path} at 100 px is higher by ${high} px`).toBeLessThanOrEqual(2);
      }
    },
  );
});

/** Each kind of type that pages set most, as weight and stack. */
const FONTS = ['400 serif', '600 serif', '400 display', '600 display', '400 sans', '600 sans'] as const;

type Font = (typeof FONTS)[number];

/** How wide all paragraphs of a page are as one line in each kind of type, and how high such a line is. */
async function measured(page: Page, path: string, type: 'comes' | 'never'): Promise<Record<Font, Size>> {
  if (type === 'never') await page.route(/\.woff2$/, () => new Promise<void>(() => {}));
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  // Running text has our type from the second page on, should that have come late for the first.
  if (type === 'comes') {
    await settled(page);
    await page.reload();
  }
  const sizes = {} as Record<Font, Size>;
  for (const font of FONTS) {
    const line = await page.evaluateHandle(setInOneLine, font);
    if (type === 'comes') await settled(page);
    await drawn(page);
    sizes[font] = await line.evaluate((one) => {
      const { width, height } = one.getBoundingClientRect();
      return { width, height };
    });
  }
  return sizes;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function setInOneLine(font: string): HTMLElement {
  const [weight = '', stack = ''] = font.split(' ');
  const line = document.createElement('span');
  line.textContent = [...document.querySelectorAll('main p')].map((one) => one.textContent).join(' ');
  line.style.cssText = `position:absolute;white-space:nowrap;font:${weight} 100px var(--${stack})`;
  document.querySelector('main')?.append(line);
  return line;
}

describe('on Android', () => {
  const open = readerOn(device('Android'));

  test.each(widths)('late type moves next to nothing on any kind of page, at %i px', async (width) => {
    const shiftsOn = await withLateType(await open(width));
    const inTurn = (path: string): boolean => hasTurn(path, widths.indexOf(width), 4 * widths.length);
    for (const path of (await chosenPages()).filter(inTurn)) {
      const shifts = await shiftsOn(path);
      expect(sumOf(shifts), `${path} ${shifts.map(({ what }) => what).join(' | ')}`).toBeLessThanOrEqual(0.02);
    }
  });
});
