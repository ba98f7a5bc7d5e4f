import ical, { ICalEventTransparency } from 'ical-generator';
import type { Calendar } from '../core/exports/calendar.ts';

/**
 * A calendar as iCalendar (RFC 5545): each entry is a whole day, which has no zone. Given a zone the package would write the
 * clock of this machine under its name (https://github.com/sebbo2002/ical-generator#-date-time--timezones), so none is given.
 */
export function writeCalendar({ name, entries }: Calendar, language: string): string {
  const calendar = ical({
    name,
    prodId: { company: 'Precedent', product: 'Precedent', language: language.toUpperCase() },
  });
  for (const { uid, day, title, description, address, stamp } of entries) {
    calendar.createEvent({
      id: uid,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      stamp: new Date(stamp),
      summary: title,
      description,
      url: address,
      // Nobody is busy all day because something is due.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The last line ends too, which the package leaves out.
  return `${calendar.toString()}\r\n`;
}
