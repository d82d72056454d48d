import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@fontsource-variable/noto-naskh-arabic/index.css';
import '@fontsource-variable/noto-nastaliq-urdu/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/lists.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { followSystemTheme } from './app/theme.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app element.');
followSystemTheme();
mount(App, { target });
