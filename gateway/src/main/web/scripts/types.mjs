/**
 * Writes `src/sdk/generated/messages.ts` from every JSON Schema of the services' messages.
 * `--check` writes nothing and fails when the file is not what the schemas say.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../../../../..');
const MODULES = ['common/engine', 'game-service', 'gateway'];
const OUT = join(HERE, '../src/sdk/generated/messages.ts');
const HEAD = '/** Written by `npm run types` from the JSON Schemas beside the Java records. Do not edit. */\n';
/** The file whose properties every command of its folder may have. */
const COMMON = 'common.json';

const declared = new Map();
/** Before the names of a game's own definitions, so that two games may both have a `roll`. */
let prefix = '';

for (const file of MODULES.flatMap((module) => schemaFiles(join(ROOT, module, 'src/main/resources')))) {
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const hasCommon = basename(file) !== COMMON && existsSync(join(dirname(file), COMMON));
  prefix = schema.title.includes('.') ? pascal(schema.title) : '';
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) declare(prefix + pascal(name), definition);
  declare(pascal(schema.title), schema, hasCommon ? ` extends Omit<${pascal('common')}, 'type'>` : '');
}

const inOrder = [...declared.keys()].sort().map((name) => declared.get(name));
const text = `${HEAD}\n${inOrder.join('\n')}`;
if (process.argv.includes('--check')) check(text);
else writeFileSync(OUT, text);

function schemaFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => basename(dirname(name)) === 'schema' && name.endsWith('.json'))
    .sort();
}

/** The same definition may stand in several files; two different ones of a name may not. */
function declare(name, schema, heritage = '') {
  const code = declaration(name, schema, heritage);
  const before = declared.get(name);
  if (before !== undefined && before !== code) throw new Error(`Two different definitions of ${name}`);
  declared.set(name, code);
}

function declaration(name, schema, heritage) {
  const comment = schema.description ? `/** ${schema.description} */\n` : '';
  if (schema.type !== 'object') return `${comment}export type ${name} = ${typeOf(schema)};\n`;
  return `${comment}export interface ${name}${heritage} ${body(schema, '')}\n`;
}

function typeOf(schema, indent = '') {
  if (schema.$ref) return prefix + pascal(schema.$ref.split('/').at(-1));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.oneOf ?? schema.anyOf) return (schema.oneOf ?? schema.anyOf).map((one) => typeOf(one, indent)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items ?? {}, indent)})[]`.replace(/^\((\w+)\)/, '$1');
    case 'object':
      return schema.properties ? body(schema, indent) : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function body(schema, indent) {
  const required = new Set(schema.required ?? []);
  const inner = `${indent}  `;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const comment = field.description ? `${inner}/** ${field.description} */\n` : '';
    return `${comment}${inner}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(field, inner)};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

function key(name) {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

/** bigger_dice.round_result → BiggerDiceRoundResult */
function pascal(name) {
  return name.replace(/(?:^|[._-])(\w)/g, (_, letter) => letter.toUpperCase());
}

function check(expected) {
  if (existsSync(OUT) && readFileSync(OUT, 'utf8') === expected) return;
  console.error('src/sdk/generated/messages.ts is not what the schemas say: run `npm run types` and commit it.');
  process.exit(1);
}
