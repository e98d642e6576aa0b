// The entry of the window: the program over the bridge of its host.
import { createRoot } from 'react-dom/client';
import { createBridge } from './state/bridge.ts';
import { App } from './views/App.tsx';

const place = document.getElementById('window');
if (place === null) throw new Error('The page has no place for the window.');
createRoot(place).render(<App bridge={createBridge()} />);
