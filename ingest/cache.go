package ingest

import (
	"container/list"

	"recount/compare/copies"
)

// cacheSize is how much text of the reports last compared is kept ready, in
// bytes: some 500 reports. Made ready to be compared, a text takes some twenty
// times its length.
const cacheSize = 2 << 20

// cache keeps the texts last compared, so that a run of copies of one text, or of
// reports that tell of the same, reads each once. What was not used for longest
// goes first.
type cache struct {
	documents map[string]*list.Element
	order     list.List // of documents, that last used in front
	size      int
}

func newCache() *cache { return &cache{documents: map[string]*list.Element{}} }

func (c *cache) get(id string) *copies.Document {
	e := c.documents[id]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*copies.Document)
}

func (c *cache) put(d *copies.Document) {
	if e := c.documents[d.Report()]; e != nil {
		c.drop(e)
	}
	c.documents[d.Report()] = c.order.PushFront(d)
	c.size += d.Len()
	for c.size > cacheSize && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	gone := c.order.Remove(e).(*copies.Document)
	delete(c.documents, gone.Report())
	c.size -= gone.Len()
}
