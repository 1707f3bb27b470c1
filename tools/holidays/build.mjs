// Writes the public holidays of all countries, 2026 to 2036, as the text file that Domain embeds.
// Usage: npm ci && npm run build. The same package version gives the same bytes.
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const FIRST_YEAR = 2026;
const LAST_YEAR = 2036;
const OUTPUT = new URL('../../src/Domain/Calendars/PublicHolidays.txt', import.meta.url);
const HOURS = 3_600_000;
const COUNTRY_ITSELF = '-';

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
const byCode = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The civil dates that a holiday takes. One of less than a day takes none: the day is worked, if not to its end. */
function datesOf(holiday) {
  // A feast that begins at sunset is named by the day after; changes of clocks make days of 23 hours.
  const days = Math.floor((holiday.end - holiday.start) / (24 * HOURS) + 0.1);
  const [year, month, day] = holiday.date.slice(0, 10).split('-').map(Number);
  return Array.from({ length: days }, (_, i) => new Date(Date.UTC(year, month - 1, day + i)).toISOString().slice(0, 10));
}

/** The holidays of a place: "name, tab, English name" to the set of its dates. */
function holidaysOf(country, subdivision) {
  const place = subdivision === COUNTRY_ITSELF ? [country] : [country, subdivision];
  const native = new Holidays(...place);
  const english = new Holidays(...place, { languages: ['en'] });
  const found = new Map();
  // The years beside the wanted ones, because a long feast may reach over New Year.
  for (const year of [FIRST_YEAR - 1, ...years, LAST_YEAR + 1]) {
    const publicOnes = (holidays) => (holidays.getHolidays(year) || []).filter((holiday) => holiday.type === 'public');
    const englishNames = new Map(publicOnes(english).map((holiday) => [holiday.rule + holiday.date, plain(holiday.name)]));
    for (const holiday of publicOnes(native)) {
      const name = plain(holiday.name);
      const englishName = englishNames.get(holiday.rule + holiday.date) ?? name;
      const key = `${name}\t${englishName === name ? '' : englishName}`;
      const dates = found.get(key) ?? new Set();
      datesOf(holiday).forEach((date) => dates.add(date));
      found.set(key, dates);
    }
  }
  return found;
}

/** One cell a year with the days in it as MMDD, joined by +; a single cell when all years are alike. */
function cellsOf(dates) {
  const sorted = [...dates].sort();
  const cells = years.map((year) =>
    sorted.filter((date) => date.startsWith(`${year}-`)).map((date) => date.slice(5).replace('-', '')).join('+'));
  if (cells.every((cell) => cell === '')) return null;
  return new Set(cells).size === 1 ? cells[0] : cells.map((cell) => cell || '-').join(' ');
}

function blockOf([code, countryName]) {
  const subdivisions = Object.entries(new Holidays().getStates(code, 'en') || {}).sort(byCode);
  const places = [COUNTRY_ITSELF, ...subdivisions.map(([subdivision]) => subdivision)];
  const rows = new Map();
  for (const place of places) {
    for (const [names, dates] of holidaysOf(code, place)) {
      const cells = cellsOf(dates);
      if (cells === null) continue;
      const row = `${cells}\t${names}`;
      rows.set(row, [...(rows.get(row) ?? []), place]);
    }
  }
  const lines = [...rows].map(([row, at]) => `${at.length === places.length ? '*' : at.join(',')}\t${row}`).sort();
  return [`@${code}\t${plain(countryName)}`, ...subdivisions.map(([sub, name]) => `/${sub}\t${plain(name)}`), ...lines];
}

const countries = Object.entries(new Holidays().getCountries('en')).sort(byCode);
const header = [
  `# Public holidays of ${countries.length} countries, ${FIRST_YEAR} to ${LAST_YEAR}. Made by tools/holidays; do not edit.`,
  '# Adapted from date-holidays 3.37.0 under CC BY-SA 3.0; see NOTICE.',
];
writeFileSync(OUTPUT, [...header, ...countries.flatMap(blockOf), ''].join('\n'));
