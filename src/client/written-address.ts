import { mendReportPath } from '../core/exports/cite/written-address.ts';

// For the page that says that there is nothing at an address.
const mended = mendReportPath(decodeURIComponent(location.pathname));
if (mended !== undefined) location.replace(mended + (mended.includes('#') ? '' : location.hash));
