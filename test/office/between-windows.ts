import type { Locator, Page } from 'playwright-core';

/** Waits until the worker that keeps the screens has a page: from the moment it takes over, what was routed before goes past `page.route`. */
export async function workerThere(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Keeps from a page what it asks for, until it is given. */
export async function heldBack(page: Page, address: string): Promise<() => Promise<void>> {
  await workerThere(page);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(address, async (route) => {
    await promise;
    await route.fallback();
  });
  return async () => {
    resolve(undefined);
    await page.unroute(address);
  };
}

/** Drags a card from one window to a card of another: what the browser gives both is given here, as no driver drags between windows. */
export async function dragToWindow(card: Locator, over: Locator): Promise<void> {
  const types = await card.evaluate((one) => {
    const dataTransfer = new DataTransfer();
    one.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
    return dataTransfer.types.map((type) => [type, dataTransfer.getData(type)] as const);
  });
  await over.evaluate((one, given) => {
    const dataTransfer = new DataTransfer();
    for (const [type, text] of given) dataTransfer.setData(type, text);
    for (const act of ['dragover', 'drop'])
      one.dispatchEvent(new DragEvent(act, { bubbles: true, cancelable: true, dataTransfer }));
  }, types);
}
