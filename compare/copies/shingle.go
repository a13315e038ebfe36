package copies

import (
	"cmp"
	"slices"
)

// run is the number of words in a row that count as the same text: shorter
// runs are shared by reports that were written apart.
const run = 5

// shingle is a run of words in a document.
type shingle struct {
	hash uint64
	at   int32 // its first word
}

// mix joins the hash of a run with that of a word in its place.
func mix(h, key uint64) uint64 {
	h = (h ^ key) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// index sorts what two documents are joined by.
func (d *Document) index() {
	d.shingles = make([]shingle, 0, len(d.words))
	d.posts = make([]post, 0, len(d.words)/2)
	for i := 0; i+run <= len(d.words); i++ {
		h := uint64(run)
		for _, w := range d.words[i : i+run] {
			h = mix(h, w.key)
		}
		d.shingles = append(d.shingles, shingle{h, int32(i)}) //nolint:gosec // MaxBytes bounds it
	}
	slices.SortFunc(d.shingles, func(a, b shingle) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.at, b.at))
	})
	for i := range d.sentences {
		d.post(int32(i)) //nolint:gosec // MaxBytes bounds it
	}
	slices.SortFunc(d.posts, func(a, b post) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.sentence, b.sentence))
	})
}

// post enters the rare words of a sentence, each once.
func (d *Document) post(number int32) {
	s := &d.sentences[number]
	from := len(d.posts)
	for _, w := range d.words[s.first:s.end] {
		known := slices.ContainsFunc(d.posts[from:], func(p post) bool { return p.key == w.key })
		if w.weight == 0 || known {
			continue
		}
		d.posts = append(d.posts, post{w.key, w.weight, number})
		s.weight += w.weight
		if w.quoted {
			s.quoted += w.weight
		}
	}
}

// join calls match for every group of shingles that both documents have, with
// those of a and of b.
func join(a, b []shingle, match func(a, b []shingle)) {
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0].hash, b[0].hash); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n, m := equal(a), equal(b)
			match(a[:n], b[:m])
			a, b = a[n:], b[m:]
		}
	}
}

// equal is the number of shingles at the head of list that have one hash.
func equal(list []shingle) int {
	n := 1
	for n < len(list) && list[n].hash == list[0].hash {
		n++
	}
	return n
}

// shared marks the words of a that stand in runs that b has too.
func shared(a, b *Document) []bool {
	in := make([]bool, len(a.words))
	join(a.shingles, b.shingles, func(both, _ []shingle) {
		for _, s := range both {
			for i := s.at; i < s.at+run; i++ {
				in[i] = true
			}
		}
	})
	return in
}
