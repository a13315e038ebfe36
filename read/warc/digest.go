package warc

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"hash"
	"io"
	"strings"
)

// digest is what a record says that its bytes hash to: "sha1:" and the sum in
// base 32, as most crawlers write it, or in hexadecimal digits.
type digest struct {
	sum  []byte
	make func() hash.Hash
}

// parseDigest reads the value of a digest field. An algorithm that is not known
// checks nothing: the standard leaves the choice to the writer.
func parseDigest(field string) *digest {
	name, value, _ := strings.Cut(strings.TrimSpace(field), ":")
	d := digest{make: algorithm(name)}
	if d.make == nil {
		return nil
	}
	size := d.make().Size()
	if sum, err := hex.DecodeString(value); err == nil && len(sum) == size {
		d.sum = sum
		return &d
	}
	sum, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(value), "="))
	if err != nil || len(sum) != size {
		return nil
	}
	d.sum = sum
	return &d
}

// algorithm is that of a name as crawlers write it: "sha1", "SHA-256".
func algorithm(name string) func() hash.Hash {
	switch strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", "") {
	case "sha1":
		return sha1.New
	case "sha256":
		return sha256.New
	case "sha512":
		return sha512.New
	case "md5":
		return md5.New
	}
	return nil
}

// checked hashes what is read through it.
type checked struct {
	io.Reader
	hash hash.Hash
	want *digest
}

func newChecked(r io.Reader, want *digest) *checked {
	return &checked{r, want.make(), want}
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.hash.Write(p[:n])
	return n, err
}

// holds tells whether what was read is what the digest is of.
func (c *checked) holds() bool { return string(c.hash.Sum(nil)) == string(c.want.sum) }
