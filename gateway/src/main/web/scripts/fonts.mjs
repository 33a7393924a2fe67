/** Cuts the first font file a page needs down to what nearly every page shows; the rest comes when it is used. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const SOURCE = 'node_modules/@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2';
const FOLDER = 'target/fonts';

/** As in `src/styles/archivo.css`: ASCII and the marks of the page's own words. */
const CORE = [
  [0x20, 0x7e],
  0xa0,
  0xb0,
  0xb7,
  0xd7,
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  0x2026,
  0x2212,
];

/** All weights and widths that the styles use; features such as tabular figures stay. */
const AXES = { wght: { min: 300, max: 780 }, wdth: { min: 84, max: 122 } };

function charactersOf(range) {
  const [from, to] = Array.isArray(range) ? range : [range, range];
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

const core = await subsetFont(await readFile(SOURCE), CORE.map(charactersOf).join(''), {
  targetFormat: 'woff2',
  variationAxes: AXES,
});
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/archivo-core.woff2`, core);
