// Lets whoever asks for a delegation, wherever that is in a document, open the list to add to it.
import { createContext } from 'react';

/** Opens the list of the delegations of the text; null where there is none to open. */
export const EditDelegations = createContext<(() => void) | null>(null);
