import { Store } from '../../sdk';

export type Theme = 'system' | 'dark' | 'light';

const KEY = 'paddock.theme';
const prefersLight = matchMedia('(prefers-color-scheme: light)');

export const theme = new Store<Theme>(read());

theme.subscribe(() => {
  localStorage.setItem(KEY, theme.get());
  paint();
});
prefersLight.addEventListener('change', paint);

function paint(): void {
  const choice = theme.get();
  const isLight = choice === 'light' || (choice === 'system' && prefersLight.matches);
  document.documentElement.dataset.theme = isLight ? 'light' : 'dark';
}

function read(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'dark' || kept === 'light' ? kept : 'system';
}
