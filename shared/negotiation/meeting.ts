// The meetings of a text: beginning one, going on with an earlier one, ending it.
import type { DocumentSettings } from '../document/document.ts';
import type { Meeting } from '../document/meeting.ts';

type Meetings = Pick<DocumentSettings, 'meetings'>;

/** The sitting that is running; null where none is. */
export const runningMeeting = ({ meetings = [] }: Meetings): Meeting | null => {
  const last = meetings.at(-1);
  return last === undefined || last.ended !== undefined ? null : last;
};

/** Meetings with the same name are one meeting, in several sittings. The newest first, each as it was held last. */
export const heldMeetings = ({ meetings = [] }: Meetings): readonly Meeting[] => {
  const byName = new Map<string, Meeting>();
  for (const meeting of [...meetings].reverse()) if (!byName.has(meeting.name)) byName.set(meeting.name, meeting);
  return [...byName.values()];
};

/** The sittings of one meeting in the order in which they were held. */
export const sittingsOf = ({ meetings = [] }: Meetings, name: string): readonly Meeting[] => meetings.filter((meeting) => meeting.name === name);

/** Ends the one that is running. The very same settings where none is. */
export const endMeeting = <Settings extends Meetings>(settings: Settings, at: number): Settings => {
  const running = runningMeeting(settings);
  if (running === null) return settings;
  return { ...settings, meetings: (settings.meetings ?? []).map((meeting) => (meeting === running ? { ...meeting, ended: Math.max(at, meeting.began) } : meeting)) };
};

/** Begins a meeting, or goes on with one of that name; one that is running ends. */
export const beginMeeting = <Settings extends Meetings>(settings: Settings, { name, place, began, offset }: Omit<Meeting, 'ended'>): Settings => {
  const ended = endMeeting(settings, began);
  const where = place?.trim() ?? '';
  return { ...ended, meetings: [...(ended.meetings ?? []), { name: name.trim(), ...(where === '' ? {} : { place: where }), began, offset }] };
};
