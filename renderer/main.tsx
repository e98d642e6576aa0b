// The entry of the window: the program over the bridge of its host, or, at the address of the room, what the room sees.
import { createRoot } from 'react-dom/client';
import { roomPath } from '../shared/ipc/room.ts';
import { createBridge } from './state/bridge.ts';
import { App } from './views/App.tsx';

const place = document.getElementById('window');
if (place === null) throw new Error('The page has no place for the window.');
const root = createRoot(place);
if (location.pathname === roomPath) {
  const bridge = createBridge();
  // Nobody who writes waits for it.
  void import('./views/room/RoomWindow.tsx').then(({ RoomWindow }) => root.render(<RoomWindow bridge={bridge} />));
} else root.render(<App bridge={createBridge()} />);
