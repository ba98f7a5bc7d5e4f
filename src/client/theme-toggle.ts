type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');

/**
 * Switches between light and dark and keeps the choice in this browser. A choice that equals the theme of the system
 * is no choice: the page follows the system again.
 */
class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    const show = (): void => {
      const words = (shownTheme() === 'dark' ? this.dataset['toLight'] : this.dataset['toDark']) ?? '';
      button.setAttribute('aria-label', words);
      button.title = words;
    };
    button.addEventListener('click', () => {
      choose(shownTheme() === 'dark' ? 'light' : 'dark');
      show();
    });
    system.addEventListener('change', show);
    show();
    button.hidden = false;
  }
}

customElements.define('theme-toggle', ThemeToggle);

function systemTheme(): Theme {
  return system.matches ? 'dark' : 'light';
}

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : systemTheme();
}

function choose(theme: Theme): void {
  const isSystem = theme === systemTheme();
  if (isSystem) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (isSystem) localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}
