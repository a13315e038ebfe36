package sqlstore

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"

	"recount/compare/join"
	"recount/ledger"
)

// pairBody is what two reports have in common. Of a question of 20,000 claims
// there are 100,000 pairs, which are read whenever it is decided: they are kept
// in a form of their own, the edges one after another, each the ids of its
// claims and its score. The first byte is the form; bodies that begin otherwise
// are packed as all others are.
type pairBody struct {
	Edges  []join.Edge `json:"e,omitempty"`
	Doubts []join.Edge `json:"d,omitempty"`
}

const (
	pairForm = 1
	hexID    = 16 // digits of an id that is kept as 8 bytes
)

func packPair(p pairBody) []byte {
	body := []byte{pairForm}
	for _, edges := range [][]join.Edge{p.Edges, p.Doubts} {
		body = binary.AppendUvarint(body, uint64(len(edges)))
		for _, e := range edges {
			body = appendID(appendID(body, e.A), e.B)
			body = binary.LittleEndian.AppendUint32(body, math.Float32bits(e.Score))
		}
	}
	return body
}

// appendID appends an id behind its length plus one; behind 0 stands one of
// hexadecimal digits, as claims that were read have.
func appendID(body []byte, id string) []byte {
	if short, err := hex.DecodeString(id); err == nil && len(id) == hexID && hex.EncodeToString(short) == id {
		return append(append(body, 0), short...)
	}
	body = binary.AppendUvarint(body, uint64(len(id))+1)
	return append(body, id...)
}

// pairReader reads bodies of pairs. The ids of claims come again and again.
type pairReader struct {
	ids  map[uint64]string
	room []join.Edge // for edges, taken many at a time
	rest []byte
	err  error
}

const edgesAtOnce = 512

func newPairReader() *pairReader { return &pairReader{ids: map[uint64]string{}} }

var errPair = errors.New("it ends before its time")

// read reads a body.
func (r *pairReader) read(body []byte) (p pairBody, err error) {
	if len(body) == 0 || body[0] != pairForm {
		err = unpack(body, &p)
		return p, err
	}
	r.rest, r.err = body[1:], nil
	p.Edges, p.Doubts = r.edges(), r.edges()
	if r.err != nil {
		err = fmt.Errorf("a pair does not unpack: %w: %w", r.err, ledger.ErrDamaged)
	}
	return p, err
}

func (r *pairReader) edges() []join.Edge {
	n := r.number()
	if n == 0 || n > uint64(len(r.rest)) {
		if n > 0 {
			r.err = errPair
		}
		return nil
	}
	if n > uint64(len(r.room)) {
		r.room = make([]join.Edge, max(n, edgesAtOnce))
	}
	edges := r.room[:n:n]
	r.room = r.room[n:]
	for i := range edges {
		edges[i].A, edges[i].B = r.id(), r.id()
		if score := r.take(4); score != nil {
			edges[i].Score = math.Float32frombits(binary.LittleEndian.Uint32(score))
		}
	}
	return edges
}

func (r *pairReader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.err, r.rest = errPair, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// take takes so many bytes, nil where there are fewer.
func (r *pairReader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.err, r.rest = errPair, nil
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *pairReader) id() string {
	n := r.number()
	if n > 0 {
		return string(r.take(n - 1))
	}
	short := r.take(hexID / 2)
	if short == nil {
		return ""
	}
	key := binary.LittleEndian.Uint64(short)
	id, known := r.ids[key]
	if !known {
		id = hex.EncodeToString(short)
		r.ids[key] = id
	}
	return id
}
