// node node.mjs MODULE TICKS EVERY, or MODULE alone for the speed: prints what page.html posts.
import { pathToFileURL } from 'node:url';
import { measure } from './measure.mjs';
import { speed } from './speed.mjs';

const [path, ticks, every] = process.argv.slice(2);
const module = pathToFileURL(path).href;
console.log(ticks ? await measure(module, Number(ticks), Number(every)) : await speed(module));
