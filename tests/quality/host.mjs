// A built site on the loopback interface, and one page of each kind of it.
import { createServer } from 'node:http';
import { readFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

export const browserPath = process.env.CHROMIUM || '/usr/bin/chromium';
const kinds = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.xml': 'application/xml', '.csv': 'text/csv', '.txt': 'text/plain' };
const packed = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.csv', '.txt']);

// As a host of static pages serves them: packed, with a lasting cache, on the loopback interface only.
export const serve = (root) => new Promise((ready) => {
  const server = createServer((request, answer) => {
    let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path.endsWith('/')) path += 'index.html';
    const file = join(root, normalize(path));
    const found = file.startsWith(root) && existsSync(file) && statSync(file).isFile();
    const body = readFileSync(found ? file : join(root, '404.html'));
    const ending = extname(found ? file : '404.html');
    const head = { 'content-type': kinds[ending] || 'application/octet-stream', 'cache-control': 'max-age=600' };
    if (packed.has(ending)) head['content-encoding'] = 'gzip';
    answer.writeHead(found ? 200 : 404, head).end(packed.has(ending) ? gzipSync(body) : body);
  });
  server.listen(0, '127.0.0.1', () => ready({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});

export const heaviestOf = (root, folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.html') && name !== 'index.html')
  .map((name) => [statSync(join(root, folder, name)).size, `${folder}/${name}`]).sort((a, b) => b[0] - a[0])[0]?.[1];

// A further page of the longest list in a folder.
const furtherOf = (root, folder) => {
  const lists = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }).filter((one) => one.isDirectory()) : [];
  const longest = lists.map(({ name }) => [readdirSync(join(root, folder, name)).length, `${folder}/${name}/2.html`]).filter(([, page]) => existsSync(join(root, page)));
  return longest.sort((a, b) => b[0] - a[0])[0]?.[1];
};

// One page of each kind, the heaviest where there are many.
export const pagesOf = (root) => ['index.html', 'zones/index.html', heaviestOf(root, 'zones'), existsSync(join(root, 'regions')) && heaviestOf(root, 'regions'),
  'compare/index.html', heaviestOf(root, 'compare/industry'), heaviestOf(root, 'compare/zones'), 'compare/free.html', 'metrics/index.html',
  heaviestOf(root, 'metrics'), 'tags/index.html', 'industries/index.html', heaviestOf(root, 'industries'), heaviestOf(root, 'provinces'),
  'sources/index.html', heaviestOf(root, 'sources'), 'method.html', '404.html',
  ...['zones', 'compare/industry', 'metrics', 'industries', 'sources'].map((folder) => furtherOf(root, folder))].filter(Boolean);
