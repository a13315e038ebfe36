package read

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"recount/read/warc"
)

// partRecord is a record of which segments were read, and more are to come.
type partRecord struct {
	first *warc.Record
	at    spot
	data  []byte
	read  int // segments
}

// mostParts is how many records may be open at once. Crawlers write a record in
// segments where it is longer than a file of theirs may be, one after the other.
const mostParts = 8

const joinFiles = "join the files of the crawl in their order (cat crawl-1.warc.gz crawl-2.warc.gz) and read that"

// segment joins the segments of a record: the first bears its type and address,
// the others are continuations that name it.
func (s *stream) segment(at spot, rec *warc.Record) {
	origin := rec.Header["warc-segment-origin-id"]
	switch part := s.part(origin); {
	case rec.Type != "continuation" && rec.Segment == 1:
		s.begin(at, rec)
	case part == nil:
		s.fault(at, &fault{"it goes on a record whose beginning does not stand before it", joinFiles})
	case rec.Segment != part.read+1:
		s.drop(part, part.read, lost)
		s.fault(at, &fault{fmt.Sprintf("it is segment %d of a record of which %d were read", rec.Segment, part.read), joinFiles})
	default:
		s.goOn(at, part, rec)
	}
}

func (s *stream) part(id string) *partRecord {
	for _, part := range s.parts {
		if id != "" && part.first.Header["warc-record-id"] == id {
			return part
		}
	}
	return nil
}

func (s *stream) begin(at spot, rec *warc.Record) {
	part := &partRecord{first: rec, at: at}
	if len(s.parts) == mostParts {
		s.fault(at, &fault{fmt.Sprintf("it is written in segments, as %d others are that have no end", mostParts), joinFiles})
		return
	}
	if f := part.add(rec); f != nil {
		s.fault(at, f)
		return
	}
	s.parts = append(s.parts, part)
}

// What becomes of segments that are neither a report nor a problem by themselves.
const (
	joined = "a segment of a record, joined with the others"
	lost   = "a segment of a record that is not whole"
)

// goOn adds a segment, and reads the record where it is the last one.
func (s *stream) goOn(at spot, part *partRecord, rec *warc.Record) {
	if f := part.add(rec); f != nil {
		s.drop(part, part.read, lost)
		s.fault(at, f)
		return
	}
	total := rec.Header["warc-segment-total-length"]
	if total == "" {
		return
	}
	if total != strconv.Itoa(len(part.data)) {
		s.drop(part, part.read-1, lost)
		s.fault(at, &fault{fmt.Sprintf("the segments of its record have %d bytes, and not %s as it says", len(part.data), visible(total)), joinFiles})
		return
	}
	s.drop(part, part.read-1, joined)
	s.wholeRecord(part.at, part.whole())
}

// add reads a segment.
func (p *partRecord) add(rec *warc.Record) *fault {
	data, err := io.ReadAll(io.LimitReader(rec.Block, maxFile/mostParts+1-int64(len(p.data))))
	switch {
	case err != nil:
		return &fault{"its segment cannot be read to the end: " + err.Error(), badRecord}
	case len(p.data)+len(data) > maxFile/mostParts:
		return &fault{fmt.Sprintf("it is written in segments and is over %d MB", maxFile/mostParts>>20), "save the page by itself"}
	}
	if intact, known := rec.Intact(); known && !intact {
		return &altered
	}
	p.data = append(p.data, data...)
	p.read++
	return nil
}

// whole is the record as if it stood in one piece. What its first segment says
// of its block is not true of that.
func (p *partRecord) whole() *warc.Record {
	header := maps.Clone(p.first.Header)
	delete(header, "warc-block-digest")
	return &warc.Record{
		Number: p.first.Number, Offset: p.first.Offset, Type: p.first.Type, Target: p.first.Target, Date: p.first.Date, Media: p.first.Media,
		Truncated: p.first.Truncated, Length: int64(len(p.data)), Block: bytes.NewReader(p.data), Header: header,
	}
}

// drop lets go of a record, and counts so many segments of it.
func (s *stream) drop(part *partRecord, segments int, reason string) {
	s.parts = slices.DeleteFunc(s.parts, func(p *partRecord) bool { return p == part })
	for range segments {
		s.in.progress.skip(reason)
	}
}

// unjoined tells of the records whose end the file does not hold.
func (s *stream) unjoined() {
	for _, part := range slices.Clone(s.parts) {
		if s.stopped {
			return
		}
		s.drop(part, part.read-1, lost)
		s.fault(part.at, &fault{fmt.Sprintf("it is written in segments, of which the file holds the first %d", part.read), joinFiles})
	}
}
