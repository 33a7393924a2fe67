/** A copy of a document with one value changed, named by a JSON pointer. */
export function changed(document: unknown, at: string, value: unknown): unknown {
  const copy = structuredClone(document);
  const names = at.slice(1).split('/');
  const last = names.pop() ?? '';
  const parent = names.reduce((part, name) => (part as Record<string, unknown>)[name], copy);
  (parent as Record<string, unknown>)[last] = value;
  return copy;
}
