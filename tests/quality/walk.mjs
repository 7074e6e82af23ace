// Pictures of each kind of page for a person to look at: on a phone, a tablet and a desk, light and dark, and as printed.
// `node walk.mjs SITE FOLDER`; tells pages that are wider than their window or that report a fault.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { browserPath, pagesOf, serve } from './host.mjs';

const [root, folder] = process.argv.slice(2);
if (!folder) { console.error('Type `node walk.mjs SITE FOLDER`: a built site, and where the pictures go.'); process.exit(2); }
mkdirSync(folder, { recursive: true });
const { address } = await serve(root);
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let faults = 0;
for (const page of pagesOf(root)) {
  const name = page.replace('.html', '').replaceAll('/', '-');
  for (const width of [390, 768, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      const tab = await browser.newPage({ viewport: { width, height: 1400 }, colorScheme });
      const told = [];
      tab.on('console', (message) => { if (message.type() === 'error') told.push(message.text()); });
      tab.on('pageerror', (error) => told.push(String(error)));
      await tab.goto(address + page, { waitUntil: 'networkidle' });
      if (await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) told.push('wider than its window');
      for (const one of told) { faults += 1; console.log(`${page} at ${width}, ${colorScheme}: ${one}`); }
      await tab.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
      await tab.close();
    }
  }
  const tab = await browser.newPage();
  await tab.goto(address + page, { waitUntil: 'networkidle' });
  await tab.pdf({ path: `${folder}/${name}.pdf`, format: 'A4' });
  await tab.close();
}
await browser.close();
process.exit(faults ? 1 : 0);
