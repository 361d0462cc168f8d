-- The first schema: every list of the interchange form is a table of the same name.
-- Columns are the fields by their interchange names; nested lists and objects are JSON text.
-- `key` names a row in the dump, `ordinal` keeps the order of its list, `version` counts its writes.

create table meta (
  name text primary key,
  value text not null
) strict, without rowid;

create table txn (
  id integer primary key,
  label text not null,
  at text not null,
  actor text not null,
  kind text not null check (kind in ('do', 'undo', 'redo', 'fact')),
  target integer references txn (id) on delete cascade,
  visit text
) strict;
create index txn_target on txn (target);

create table txn_open (
  one integer primary key check (one = 1),
  txn integer not null references txn (id) on delete cascade
) strict;
create index txn_open_txn on txn_open (txn);

create table change (
  seq integer primary key,
  txn integer not null references txn (id) on delete cascade,
  tbl text not null,
  pk integer not null,
  op text not null check (op in ('I', 'U', 'D')),
  old text,
  new text
) strict;
create index change_txn on change (txn);
create index change_row on change (tbl, pk);

create table draft (
  actor text not null,
  target text not null,
  field text not null,
  text text not null,
  at text not null,
  primary key (actor, target, field)
) strict, without rowid;

create table saved_view (
  screen text not null,
  name text not null,
  value text not null check (json_valid(value)),
  primary key (screen, name)
) strict, without rowid;

create table looked (
  actor text primary key,
  at text not null
) strict, without rowid;

create table blob (
  sha256 text primary key,
  content blob not null
) strict, without rowid;

create table convening (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "starts" text not null,
  "ends" text not null,
  "zone" text not null,
  "purpose" text not null,
  "venue" text not null,
  "address" text not null,
  "city" text not null,
  "country" text not null,
  "series" text not null,
  "rule" text not null
    check ("rule" in ('none', 'chatham-house', 'not-for-attribution', 'on-the-record')),
  "roster_disclosable" integer not null check ("roster_disclosable" in (0, 1)),
  "mark" text not null
    check ("mark" in ('TLP:AMBER', 'TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:RED')),
  "languages" text not null check (json_valid("languages")),
  "seats" integer,
  "day" text not null check (json_valid("day")),
  "organiser" text check (json_valid("organiser")),
  "order_by" text not null
    check ("order_by" in ('host', 'alphabetical', 'rank', 'manual')),
  "manual_order" text not null check (json_valid("manual_order")),
  "warning_levels" text not null check (json_valid("warning_levels")),
  "sensitive_terms" text not null check (json_valid("sensitive_terms")),
  "competition_statement" text not null,
  "changeover" integer not null,
  "stale_days" integer not null,
  "observances" text not null check (json_valid("observances")),
  "keep_until" text
) strict;

create table organisations (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  sort_key text not null default '',
  search_key text not null default '',
  "name" text not null,
  "short" text not null,
  "names" text not null check (json_valid("names")),
  "constituency" text not null
    check ("constituency" in ('government', 'intergovernmental', 'ai-developer', 'academia', 'civil-society', 'industry', 'funder', 'media', 'other')),
  "country" text not null,
  "region" text not null,
  "rival_group" text not null,
  "aliases" text not null check (json_valid("aliases")),
  "seats" integer,
  "must_have" integer not null check ("must_have" in (0, 1)),
  "note" text not null
) strict;

create table people (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  sort_key text not null default '',
  search_key text not null default '',
  "family" text not null,
  "given" text not null,
  "order" text not null
    check ("order" in ('given-first', 'family-first')),
  "native" text not null,
  "known_as" text not null,
  "aliases" text not null check (json_valid("aliases")),
  "honorific" text not null,
  "suffix" text not null,
  "pronunciation" text not null,
  "organisation" text
    references organisations (key) on delete set null,
  "post" text not null,
  "other_posts" text not null check (json_valid("other_posts")),
  "country" text not null,
  "emails" text not null check (json_valid("emails")),
  "phone" text not null,
  "copy_to" text not null check (json_valid("copy_to")),
  "zone" text not null,
  "languages" text not null check (json_valid("languages")),
  "gender" text not null,
  "pronouns" text not null,
  "rank" integer,
  "in_post_since" text,
  "dietary" text not null,
  "access" text not null,
  "step_free" integer not null check ("step_free" in (0, 1)),
  "biography" text not null,
  "tags" text not null check (json_valid("tags")),
  "note" text not null
) strict;
create index people_organisation on people ("organisation");

create table invitations (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "person" text
    references people (key) on delete cascade,
  "seat_of" text
    references organisations (key) on delete set null,
  "capacity" text not null
    check ("capacity" in ('participant', 'speaker', 'observer', 'counsel', 'interpreter', 'staff', 'press')),
  "status" text not null
    check ("status" in ('longlist', 'shortlist', 'approved', 'invited', 'accepted', 'tentative', 'declined', 'waitlisted', 'withdrawn', 'substituted', 'attended', 'absent')),
  "wave" integer
    references waves (number) on delete set null,
  "reply_by" text,
  "invited_on" text,
  "replied_on" text,
  "likelihood" real check ("likelihood" between 0 and 1),
  "substitute_for" text
    references invitations (key) on delete set null,
  "owner" text not null,
  "remote" integer not null check ("remote" in (0, 1)),
  "arrives" text,
  "leaves" text,
  "away" text not null check (json_valid("away")),
  "head" integer not null check ("head" in (0, 1)),
  "nominated_by" text not null,
  "approved_by" text not null,
  "transferable" integer not null check ("transferable" in (0, 1)),
  "note" text not null
) strict;
create index invitations_person on invitations ("person");
create index invitations_seat_of on invitations ("seat_of");
create index invitations_wave on invitations ("wave");
create index invitations_substitute_for on invitations ("substitute_for");

create table targets (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "by" text not null
    check ("by" in ('constituency', 'region', 'country', 'gender', 'organisation')),
  "value" text not null,
  "min" integer,
  "max" integer,
  "share_min" real check ("share_min" between 0 and 1),
  "share_max" real check ("share_max" between 0 and 1),
  "session" text
    references sessions (key) on delete set null
) strict;
create index targets_session on targets ("session");

create table rooms (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "name" text not null,
  "capacity" integer,
  "step_free" integer not null check ("step_free" in (0, 1)),
  "equipment" text not null check (json_valid("equipment"))
) strict;

create table sessions (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "kind" text not null
    check ("kind" in ('plenary', 'breakout', 'bilateral', 'meal', 'reception', 'break', 'travel', 'preparatory')),
  "room" text
    references rooms (key) on delete set null,
  "start" text,
  "minutes" integer not null,
  "pinned" integer not null check ("pinned" in (0, 1)),
  "purpose" text not null,
  "outline" text not null,
  "circulated_on" text,
  "rule" text not null,
  "mark" text not null,
  "link" text not null,
  "issues" text not null check (json_valid("issues")),
  "after" text not null check (json_valid("after")),
  "expected" integer,
  "clearance" text check (json_valid("clearance")),
  "briefs" text not null check (json_valid("briefs")),
  "languages" text not null check (json_valid("languages")),
  "dropped_on" text,
  "attachments" text not null check (json_valid("attachments")),
  "people" text not null check (json_valid("people"))
) strict;
create index sessions_room on sessions ("room");

create table keep_apart (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "a" text not null,
  "b" text not null,
  "scope" text not null
    check ("scope" in ('session', 'table')),
  "reason" text not null
) strict;

create table issues (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "short" text not null,
  "question" text not null,
  "options" text not null check (json_valid("options"))
) strict;

create table positions (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "organisation" text not null
    references organisations (key) on delete cascade,
  "issue" text not null
    references issues (key) on delete cascade,
  "stance" integer check ("stance" between -2 and 2),
  "salience" integer check ("salience" between 0 and 3),
  "flexibility" integer check ("flexibility" between 0 and 3),
  "supports" text not null check (json_valid("supports")),
  "basis" text not null
    check ("basis" in ('assessed', 'stated')),
  "quote" text not null,
  "source" text not null,
  "contact" text
    references contacts (key) on delete set null,
  "url" text not null,
  "as_of" text not null,
  "confidence" text not null
    check ("confidence" in ('low', 'medium', 'high')),
  "mark" text not null,
  "note" text not null
) strict;
create index positions_organisation on positions ("organisation");
create index positions_issue on positions ("issue");
create index positions_contact on positions ("contact");

create table red_lines (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "organisation" text not null
    references organisations (key) on delete cascade,
  "issue" text not null
    references issues (key) on delete cascade,
  "rejects" text not null check (json_valid("rejects")),
  "source" text not null,
  "as_of" text,
  "note" text not null
) strict;
create index red_lines_organisation on red_lines ("organisation");
create index red_lines_issue on red_lines ("issue");

create table facts (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "text" text not null,
  "holds" integer check ("holds" in (0, 1)),
  "source" text not null,
  "as_of" text
) strict;

create table commitments (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "party" text not null
    references organisations (key) on delete cascade,
  "undertaking" text not null,
  "undertakes" text
    references undertakings (key) on delete set null,
  "if" text not null check (json_valid("if")),
  "issue" text
    references issues (key) on delete set null,
  "expires" text,
  "withdrawn" integer not null check ("withdrawn" in (0, 1)),
  "source" text not null,
  "as_of" text,
  "confidence" text not null
    check ("confidence" in ('low', 'medium', 'high')),
  "mark" text not null,
  "note" text not null
) strict;
create index commitments_party on commitments ("party");
create index commitments_undertakes on commitments ("undertakes");
create index commitments_issue on commitments ("issue");

create table contacts (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "on" text not null,
  "organisation" text
    references organisations (key) on delete set null,
  "person" text
    references people (key) on delete set null,
  "by" text not null,
  "kind" text not null
    check ("kind" in ('call', 'meeting', 'letter', 'mail', 'other')),
  "text" text not null,
  "mark" text not null
) strict;
create index contacts_organisation on contacts ("organisation");
create index contacts_person on contacts ("person");

create table scenarios (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "name" text not null,
  "assume" text not null check (json_valid("assume")),
  "statuses" text not null check (json_valid("statuses")),
  "note" text not null
) strict;

create table briefs (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "kind" text not null
    check ("kind" in ('position', 'background', 'itinerary', 'talking-points', 'logistics', 'statement')),
  "about" text not null check (json_valid("about")),
  "markdown" text not null,
  "mark" text not null,
  "state" text not null
    check ("state" in ('draft', 'in-review', 'approved')),
  "approved_by" text not null,
  "approved_on" text,
  "edition" integer not null,
  "earlier" text not null check (json_valid("earlier")),
  "attachments" text not null check (json_valid("attachments")),
  "readers" text not null check (json_valid("readers"))
) strict;

create table statements (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "versions" text not null check (json_valid("versions")),
  "signatures" text not null check (json_valid("signatures")),
  "mark" text not null,
  "readers" text not null check (json_valid("readers"))
) strict;

create table groups (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "session" text not null
    references sessions (key) on delete cascade,
  "round" integer not null,
  "number" integer not null,
  "invitations" text not null check (json_valid("invitations")),
  "locked" text not null check (json_valid("locked"))
) strict;
create index groups_session on groups ("session");

create table seatings (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "session" text not null
    references sessions (key) on delete cascade,
  "shape" text not null
    check ("shape" in ('tables', 'u', 'long', 'theatre')),
  "tables" text not null check (json_valid("tables")),
  "places" text not null check (json_valid("places")),
  "locked" text not null check (json_valid("locked"))
) strict;
create index seatings_session on seatings ("session");

create table attachments (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "name" text not null,
  "media_type" text not null
    check ("media_type" in ('application/pdf', 'image/png', 'image/jpeg')),
  "sha256" text not null
) strict;

create table templates (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "name" text not null,
  "kind" text not null
    check ("kind" in ('invitation', 'visa', 'reminder', 'thanks')),
  "subject" text not null,
  "markdown" text not null
) strict;

create table undertakings (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "text" text not null,
  "in_time" integer,
  "routes" text not null check (json_valid("routes"))
) strict;

create table measures (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "title" text not null,
  "family" text not null
    check ("family" in ('other', 'declaration', 'records', 'hardware', 'access', 'people', 'national-means')),
  "operator" text not null,
  "consent" text not null
    check ("consent" in ('party', 'state', 'both', 'none')),
  "intrusive" integer not null check ("intrusive" between 0 and 3),
  "reveals" text not null,
  "evasion" text not null,
  "readiness" text not null
    check ("readiness" in ('ready', 'pilot', 'research')),
  "shares" text not null,
  "if" text not null check (json_valid("if")),
  "source" text not null,
  "url" text not null,
  "as_of" text,
  "note" text not null,
  "covers" text not null check (json_valid("covers"))
) strict;

create table acceptances (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "organisation" text not null
    references organisations (key) on delete cascade,
  "measure" text not null
    references measures (key) on delete cascade,
  "as" text not null
    check ("as" in ('host', 'evidence')),
  "undertaking" text
    references undertakings (key) on delete set null,
  "accepts" integer check ("accepts" in (0, 1)),
  "if" text not null check (json_valid("if")),
  "flexibility" integer not null check ("flexibility" between 0 and 3),
  "basis" text not null
    check ("basis" in ('assessed', 'stated')),
  "quote" text not null,
  "source" text not null,
  "url" text not null,
  "as_of" text not null,
  "confidence" text not null
    check ("confidence" in ('low', 'medium', 'high')),
  "mark" text not null,
  "note" text not null
) strict;
create index acceptances_organisation on acceptances ("organisation");
create index acceptances_measure on acceptances ("measure");
create index acceptances_undertaking on acceptances ("undertaking");

create table requirements (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "organisation" text
    references organisations (key) on delete cascade,
  "about" text
    references organisations (key) on delete set null,
  "undertaking" text
    references undertakings (key) on delete set null,
  "needs" text not null check (json_valid("needs")),
  "each_route" integer not null,
  "within" integer,
  "detection" text not null
    check ("detection" in ('low', 'medium', 'high')),
  "basis" text not null
    check ("basis" in ('assessed', 'stated')),
  "quote" text not null,
  "source" text not null,
  "url" text not null,
  "as_of" text not null,
  "confidence" text not null
    check ("confidence" in ('low', 'medium', 'high')),
  "mark" text not null,
  "note" text not null
) strict;
create index requirements_organisation on requirements ("organisation");
create index requirements_about on requirements ("about");
create index requirements_undertaking on requirements ("undertaking");

create table notes (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "session" text not null
    references sessions (key) on delete cascade,
  "at" text,
  "speaker" text
    references invitations (key) on delete set null,
  "text" text not null,
  "mark" text not null
) strict;
create index notes_session on notes ("session");
create index notes_speaker on notes ("speaker");

create table outcomes (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "session" text
    references sessions (key) on delete set null,
  "text" text not null,
  "owner" text
    references organisations (key) on delete set null,
  "due" text,
  "done_on" text
) strict;
create index outcomes_session on outcomes ("session");
create index outcomes_owner on outcomes ("owner");

create table travel (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "invitation" text not null
    references invitations (key) on delete cascade,
  "kind" text not null
    check ("kind" in ('flight', 'train', 'car', 'hotel', 'other')),
  "reference" text not null,
  "from" text not null,
  "to" text not null,
  "departs" text not null,
  "arrives" text not null,
  "note" text not null
) strict;
create index travel_invitation on travel ("invitation");

create table waves (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "number" integer not null unique,
  "name" text not null,
  "send_on" text,
  "reply_by" text,
  "gate" text not null,
  "requires" text not null check (json_valid("requires")),
  "seats" integer,
  "overridden" text check (json_valid("overridden"))
) strict;

create table travel_documents (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "person" text not null
    references people (key) on delete cascade,
  "name" text not null,
  "birth_date" text,
  "nationality" text not null,
  "number" text not null,
  "expires" text,
  "employer" text not null,
  "purge_after" text
) strict;
create index travel_documents_person on travel_documents ("person");

create table not_same (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "a" text not null
    references people (key) on delete cascade,
  "b" text not null
    references people (key) on delete cascade
) strict;
create index not_same_a on not_same ("a");
create index not_same_b on not_same ("b");

create table recipe (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "part" text not null
    check ("part" in ('cover', 'contents', 'itinerary', 'programme', 'practicalities', 'participants', 'issues', 'positions', 'statements', 'talking-points', 'briefs', 'attachments')),
  "constituencies" text not null check (json_valid("constituencies")),
  "capacities" text not null check (json_valid("capacities"))
) strict;

create table waivers (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "warning" text not null,
  "by" text not null,
  "reason" text not null,
  "at" text not null,
  "fingerprint" text not null
) strict;

create table releases (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "number" integer not null,
  "at" text not null,
  "note" text not null,
  "sessions" text not null check (json_valid("sessions")),
  "changes" text not null check (json_valid("changes"))
) strict;

create table calendar_ledger (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "uid" text not null,
  "invitation" text not null,
  "session" text,
  "sequence" integer not null,
  "method" text not null
    check ("method" in ('REQUEST', 'CANCEL', 'PUBLISH')),
  "in_agenda" integer not null check ("in_agenda" in (0, 1)),
  "stamp" text not null,
  "hash" text not null,
  "exported_at" text not null,
  "address" text not null,
  "organiser" text not null,
  "role" text not null,
  "title" text not null,
  "start" text,
  "minutes" integer,
  "place" text not null,
  "link" text not null,
  "zone" text not null,
  "text" text,
  "answer" text not null
    check ("answer" in ('needs-action', 'accepted', 'declined', 'tentative', 'delegated')),
  "answer_sequence" integer,
  "answer_stamp" text,
  "comment" text not null
) strict;

create table replies (
  id integer primary key,
  key text not null unique check (length(key) between 1 and 64),
  ordinal integer not null,
  version integer not null default 1,
  "uid" text not null,
  "from" text not null,
  "method" text not null,
  "sequence" integer,
  "stamp" text,
  "state" text not null
    check ("state" in ('applied', 'stale', 'unmatched', 'needs-decision')),
  "invitation" text,
  "at" text,
  "answer" text not null
    check ("answer" in ('none', 'accepted', 'declined', 'tentative', 'delegated')),
  "delegate" text not null,
  "proposes" text check (json_valid("proposes")),
  "comment" text not null,
  "hash" text not null
) strict;

create table copies (
  id integer primary key,
  key text not null unique,
  ordinal integer not null,
  version integer not null default 1,
  "number" integer not null,
  "of" integer not null,
  "invitation" text,
  "name" text not null,
  "edition" integer not null,
  "sha256" text not null,
  "content" text not null,
  "pages" integer not null,
  "at" text not null,
  "handed_over" text not null,
  "handed_over_at" text,
  "returned_at" text,
  "destroyed_at" text,
  "void" integer not null check ("void" in (0, 1))
) strict;
