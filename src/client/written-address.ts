import { mendReportPath } from '../core/exports/cite/written-address.ts';
import { attempt } from './dom.ts';

// For the page that says that there is nothing at an address.
const { pathname } = location;
const mended = mendReportPath(attempt(() => decodeURIComponent(pathname)) ?? pathname);
if (mended !== undefined) location.replace(mended + (mended.includes('#') ? '' : location.hash));
