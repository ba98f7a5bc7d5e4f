/** How the button walks; the first is what the system prefers. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Switches between the theme of the system, light and dark, and keeps the choice in this browser. */
class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      choose(THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length] ?? 'auto');
      this.show(button);
    });
    this.show(button);
  }

  private show(button: HTMLButtonElement): void {
    const theme = currentTheme();
    const words = this.dataset[theme] ?? theme;
    this.dataset['theme'] = theme;
    button.setAttribute('aria-label', words);
    button.title = words;
  }
}

customElements.define('theme-toggle', ThemeToggle);

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return THEMES.find((theme) => theme === chosen) ?? 'auto';
}

function choose(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}
