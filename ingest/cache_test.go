package ingest

import (
	"strconv"
	"strings"
	"testing"

	"recount"
	"recount/compare/copies"
)

func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	put := func(id string, size int) {
		text := strings.Repeat("Ten houses fell into the river. ", size/32)
		c.put(copies.Read(recount.Report{ID: id, Text: text}))
	}
	put("first", 3200)
	for i := range 60 {
		put(strconv.Itoa(i), 96_000)
		if c.get("first") == nil || c.size > cacheSize {
			t.Fatalf("after %d texts: %d bytes, the text in use is there: %t", i+1, c.size, c.get("first") != nil)
		}
	}
	put("59", 64)
	if c.get("0") != nil || c.get("58") == nil || c.get("59").Len() != 64 || len(c.documents) != c.order.Len() {
		t.Error("the texts last used are not those kept")
	}
	if put("large", 2*cacheSize); len(c.documents) != 1 || c.get("large") == nil {
		t.Errorf("%d texts beside one that is too large", len(c.documents)-1)
	}
	put("59", 64)
	if len(c.documents) != 1 || c.size != 64 {
		t.Errorf("%d texts of %d bytes", len(c.documents), c.size)
	}
}
