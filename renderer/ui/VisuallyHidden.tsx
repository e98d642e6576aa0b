// Text for assistive technology only.
export { VisuallyHidden } from 'react-aria-components';
