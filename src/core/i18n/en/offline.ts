/** Keeping the site on the device of a reader, on the page of triage. */
export const enOffline = {
  title: 'When this site is down',
  notKept: 'nothing of it is kept on this device ({size})',
  kept: 'kept on this device, {size}, as built on {day}',
  older: 'an older build is kept on this device, of {day}',
  keeping: '{done} of {size} on this device',
  unsupported: 'this browser keeps nothing here; that takes HTTPS, and no private window',
  about:
    'Triage, search and all reports then work without the site. What is kept lies in this browser, where whoever uses it can read it without a login, until you remove it here or the browser clears it. Feeds, files of evidence and the sources of reports are not kept.',
  keep: 'Keep it on this device',
  refresh: 'Fetch the newer build',
  cancel: 'Cancel',
  remove: 'Remove it from this device',
  progress: 'Kept so far',
  done: 'Kept: {n|file|files}, {size}. While the site is down, this browser shows them at the same addresses.',
  newer: 'The site was built again on {day}. What changed is being fetched.',
  updated: 'Up to date again: the build of {day} is kept.',
  down: 'The site cannot be reached now; you see what was kept of it.',
  cancelled: 'Cancelled, and what had arrived was removed.',
  cancelledNewer: 'Cancelled. The build of {day} is still kept.',
  removed: 'Removed: nothing of this site is kept on this device any more.',
  note: 'The site cannot be reached. This page was kept on this device, as built on {day}.',
  failures: {
    network: 'The site could not be reached. Press again later: what has arrived is not fetched twice.',
    login: 'The site asks for a login. Load this page again, log in, and press again.',
    missing: '“{file}” is not on the server. Have the whole site published again, then press again.',
    different:
      '“{file}” did not arrive as it was built: something between the site and this browser changes it. Ask who runs the site.',
    room: 'The browser does not give this site the room: {size} are needed. Free some room, then press again.',
    busy: 'Another tab of this browser is at it. Wait until it is done.',
    blocked: 'The browser did not allow it: {file}',
  },
} as const;
