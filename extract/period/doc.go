// Package period finds the words that tell time in a report, and what days
// they mean: dates, times of day, lengths of time and what comes again and
// again (Find), and the period phrases that tell which days a figure covers
// (Phrases).
//
// The grammar is data. words.txt holds the vocabulary; holidays.txt and
// grammar.txt hold patterns with what they mean; phrases.txt builds period
// phrases on them. To teach it a wording, add a line there and a sentence to
// the corpora in testdata.
//
// # What the words are taken to mean
//
// The reader of a newspaper is followed, for whom news without more means the
// past. Both readings of what comes again are kept (Expression.NextFrom).
//
//   - `Friday` in a report of a Wednesday is the Friday before; on a Friday it
//     is that day. `last Friday` is that of last week, `this Friday` that of
//     this week, `next Friday` that of next week; weeks begin on Monday. The
//     Duckling corpus reads `Friday`, and `this Monday` said on a Tuesday, as
//     the one to come.
//   - `18 December` is the latest one, unless the next lies in the coming week
//     and the latest is more than half a year old. Recognizers-Text gives both
//     readings, Duckling the next.
//   - A range holds both its ends: `from 2014 to 2018` ends on 31 December
//     2018, `9 to 12 June` on the 12th. Recognizers-Text ends both where the
//     last year or day begins.
//   - `until Friday`, `by Friday` and `no later than Friday` hold the Friday;
//     `before Friday` and `after Friday` do not.
//   - `the past three days` are the three whole days before publication, `the
//     next three days` those after it; a phrase that covers a figure goes on to
//     the day of publication. `the two upcoming weeks` are the next two weeks;
//     Duckling reads them as the second of them.
//   - `the end of 2023` is its last four months, `the end of May` its days from
//     the 21st. `later this week` begins on the day of publication.
//   - The first week of a month or year is the one that holds its first
//     Thursday (ISO 8601).
//   - Seasons are those of the northern half of the world and begin with a
//     month; Islamic feasts follow the tabular calendar and may be a day off.
//   - Fiscal years, and times told from another that the text has named (`the
//     day before`), are found but stay unresolved.
package period
