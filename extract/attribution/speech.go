package attribution

import (
	"strings"

	"recount"
	"recount/extract/attribution/quotation"
)

// joinSpeech completes contents by what the quotation marks show: a quotation
// that a content touches belongs to it whole, over sentences and paragraphs,
// and quotations that follow without a speaker of their own go on the last.
func (f *finder) joinSpeech(all []*draft) {
	owner := make(map[int]*draft, len(f.regions)) // by region's start
	for _, d := range all {
		f.completeQuotations(d, owner)
	}
	for _, d := range all {
		if f.introduces(d) {
			f.takeFollowing(d, owner)
		}
	}
}

// completeQuotations widens the content to the ends of the quotations that
// make up part of it, where the cue itself stands outside them.
func (f *finder) completeQuotations(d *draft, owner map[int]*draft) {
	for _, c := range d.Content {
		for _, r := range f.lay.regionsOf(c) {
			span := recount.Span{Start: r.Start, End: r.End}
			if !f.isSpeech(r) || d.Cue[0].Overlaps(span) || owner[r.Start] != nil {
				continue
			}
			if f.lay.quotedBytes(c)*2 < min(c.Len(), span.Len()) {
				continue
			}
			owner[r.Start] = d
			d.Content = addSpans(d.Content, span)
		}
	}
}

// isSpeech tells a quotation of what was said from a word in quotation marks.
func (f *finder) isSpeech(r quotation.Region) bool {
	text := f.doc.Text[r.Start:r.End]
	return r.Open || strings.Count(text, " ") >= 3 || strings.ContainsAny(text, ",.?!")
}

// introduces tells whether quotations that follow the draft's sentence can be
// its speaker's: it quotes already, or it ends in a colon.
func (f *finder) introduces(d *draft) bool {
	if !d.Force.Vouches() && d.Force != recount.Believes {
		return false
	}
	for _, c := range d.Content {
		if f.lay.quotedBytes(c)*2 > c.Len() {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(d.sentence.Text(), " "), ":")
}

// takeFollowing gives the draft the quotations after it that have no speaker
// of their own: in its paragraph, then in paragraphs that a quotation opens.
func (f *finder) takeFollowing(d *draft, owner map[int]*draft) {
	var following []recount.Span
	for i := f.lastSentence(d) + 1; i < len(f.doc.Sentences); i++ {
		if f.startsInside(i) {
			continue
		}
		if !f.lay.opensQuoted(i) {
			break
		}
		r := f.lay.regionsOf(f.lay.span(i))[0]
		if owner[r.Start] != nil || !f.isSpeech(r) || f.hasSpeaker(i, r) {
			break
		}
		owner[r.Start] = d
		following = append(following, recount.Span{Start: r.Start, End: r.End})
	}
	d.Content = addSpans(d.Content, following...)
}

// lastSentence returns the last sentence that the draft reaches.
func (f *finder) lastSentence(d *draft) int {
	end := d.Cue[len(d.Cue)-1].End
	if n := len(d.Content); n > 0 {
		end = max(end, d.Content[n-1].End)
	}
	last := d.sentence.Index
	for last+1 < len(f.doc.Sentences) && f.doc.Sentences[last+1].Start < end {
		last++
	}
	return last
}

// startsInside tells whether sentence i begins in the middle of a quotation.
func (f *finder) startsInside(i int) bool {
	s := f.lay.span(i)
	regions := f.lay.regionsOf(recount.Span{Start: s.Start, End: s.Start + 1})
	return len(regions) > 0 && regions[0].Start < s.Start
}

// hasSpeaker tells whether words outside the quotation that opens sentence i
// may name its speaker: in the sentence that the quotation ends in.
func (f *finder) hasSpeaker(i int, r quotation.Region) bool {
	for j := i; j < len(f.doc.Sentences) && f.doc.Sentences[j].Start < r.End; j++ {
		if f.doc.Sentences[j].End < r.End {
			continue
		}
		if f.lay.speaks(j) {
			return true
		}
	}
	return false
}
