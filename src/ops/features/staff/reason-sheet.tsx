import { NoteSheet } from '../../components/note-sheet';
import { staffMessages as m } from './messages';

type ReasonSheetProps = {
  title: string;
  /** what it does */
  text: string;
  hint: string;
  yes: string;
  busy: boolean;
  onClose: () => void;
  onYes: (reason: string) => void;
};

/** Asks why before somebody is suspended or turned down, and says what that does. */
export const ReasonSheet = (props: ReasonSheetProps) => (
  <NoteSheet {...props} danger label={m.reason} missing={m.reasonMissing} />
);
