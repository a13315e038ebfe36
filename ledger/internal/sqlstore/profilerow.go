package sqlstore

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"math"
	"runtime"
	"sync"

	"recount/compare/profile"
	"recount/compare/story"
)

// bytesOfTerm is the size of a packed term: a hash and a weight, which do not
// compress.
const bytesOfTerm = 12

func packTerms(terms story.Terms) []byte {
	body := make([]byte, 0, bytesOfTerm*len(terms))
	for _, term := range terms {
		body = binary.LittleEndian.AppendUint64(body, term.Word)
		body = binary.LittleEndian.AppendUint32(body, math.Float32bits(term.Weight))
	}
	return body
}

func unpackTerms(body []byte) story.Terms {
	if len(body) < bytesOfTerm {
		return nil
	}
	terms := make(story.Terms, 0, len(body)/bytesOfTerm)
	for ; len(body) >= bytesOfTerm; body = body[bytesOfTerm:] {
		terms = append(terms, story.Term{Word: binary.LittleEndian.Uint64(body), Weight: math.Float32frombits(binary.LittleEndian.Uint32(body[8:]))})
	}
	return terms
}

const selectProfiles = `SELECT c.id, r.id, r.n, p.words, p.body FROM profile p
	JOIN claim c ON c.n = p.claim JOIN report r ON r.n = c.report`

// profileRow is a profile as it is kept.
type profileRow struct {
	claim, report string
	home          int64 // the report's number
	words, body   []byte
}

func scanProfileRow(rows *sql.Rows) (r profileRow, err error) {
	return r, rows.Scan(&r.claim, &r.report, &r.home, &r.words, &r.body)
}

func (r *profileRow) profile() (p profile.Profile, err error) {
	err = unpack(r.body, &p)
	p.Claim, p.Report, p.Words = r.claim, r.report, unpackTerms(r.words)
	return p, err
}

func scanProfile(rows *sql.Rows) (profile.Profile, error) {
	r, err := scanProfileRow(rows)
	if err != nil {
		return profile.Profile{}, err
	}
	return r.profile()
}

// unpackProfiles unpacks the profiles of a block on all processors: of a hot
// question there are 20,000.
func unpackProfiles(rows []profileRow) ([]profile.Profile, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	profiles := make([]profile.Profile, len(rows))
	share := len(rows)/runtime.GOMAXPROCS(0) + 1
	errs := make([]error, len(rows)/share+1)
	var work sync.WaitGroup
	for n := 0; n*share < len(rows); n++ {
		work.Go(func() {
			for i := n * share; i < min(len(rows), (n+1)*share) && errs[n] == nil; i++ {
				profiles[i], errs[n] = rows[i].profile()
			}
		})
	}
	work.Wait()
	return profiles, errors.Join(errs...)
}

// setProfile keeps the profile of a claim, and notes that its block changes
// with it, where it has one.
func (t *tx) setProfile(ctx context.Context, claim int64, p profile.Profile, changed changes) error {
	words := packTerms(p.Words)
	p.Claim, p.Report, p.Words = "", "", nil // in columns
	body, err := pack(p)
	if err != nil {
		return err
	}
	block, known, err := single[int64](ctx, t, `SELECT block FROM profile WHERE claim = $1`, claim)
	if err != nil {
		return err
	}
	if block != 0 {
		changed[block] = true
	}
	if err := t.setRelay(ctx, claim, p.Relay, known); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO profile (claim, block, words, body) VALUES ($1, 0, $2, $3)
		ON CONFLICT (claim) DO UPDATE SET words = excluded.words, body = excluded.body`, claim, words, body)
}
