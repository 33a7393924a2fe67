// node node.mjs MODULE TICKS EVERY: prints what page.html posts.
import { pathToFileURL } from 'node:url';
import { measure } from './measure.mjs';

const [module, ticks, every] = process.argv.slice(2);
console.log(await measure(pathToFileURL(module).href, Number(ticks), Number(every)));
