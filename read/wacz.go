package read

import (
	"archive/zip"
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
)

// wacz is what a WACZ (version 1.1.1) tells of the WARC files in it: their digests
// in datapackage.json, and in the lists under pages/ the titles that pages had
// once their scripts had run.
type wacz struct {
	digests map[string]string // hexadecimal digits of SHA-256, by the path in the folder
	titles  map[string]string // by the address
}

const (
	packageName = "datapackage.json"
	crawlFolder = "archive/"
	mostTitles  = 8 << 20 // bytes of addresses and titles that are kept
)

// readWACZ reads what the folder tells of its WARC files, and passes on what is
// wrong with that.
func (s *stream) readWACZ(folder []*zip.File) *wacz {
	w := &wacz{map[string]string{}, map[string]string{}}
	there, size := map[string]bool{}, 0
	for _, file := range folder {
		there[file.Name] = true
		switch {
		case file.Name == packageName:
			if err := w.readPackage(file); err != nil {
				s.inside(file.Name).fault(spot{}, &fault{"it cannot be read: " + err.Error(), "get the archive again"})
			}
		case path.Dir(file.Name) == "pages" && strings.HasSuffix(file.Name, ".jsonl"):
			size = w.readTitles(file, size)
		}
	}
	for name := range w.digests {
		if strings.HasPrefix(name, crawlFolder) && !there[name] && !s.stopped {
			s.fault(spot{}, &fault{fmt.Sprintf("its %s names %s, which is not in it", packageName, visible(name)), "get the archive again"})
		}
	}
	return w
}

func (w *wacz) readPackage(file *zip.File) error {
	var told struct {
		Resources []struct{ Path, Hash string }
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	if err := json.NewDecoder(io.LimitReader(in, maxFile)).Decode(&told); err != nil {
		return err
	}
	for _, resource := range told.Resources {
		if sum, ok := strings.CutPrefix(strings.ToLower(resource.Hash), "sha256:"); ok {
			w.digests[resource.Path] = sum
		}
	}
	return nil
}

// readTitles reads a list of pages. What cannot be read of it is left: titles are
// in the pages as well.
func (w *wacz) readTitles(file *zip.File, size int) int {
	in, err := file.Open()
	if err != nil {
		return size
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); size < mostTitles && lines.Scan(); {
		var page struct{ URL, Title string }
		if json.Unmarshal(lines.Bytes(), &page) == nil && page.URL != "" && page.Title != "" {
			w.titles[page.URL] = page.Title
			size += len(page.URL) + len(page.Title)
		}
	}
	return size
}

// watched hashes a file of a WACZ while it is read.
type watched struct {
	io.Reader
	sum interface {
		io.Writer
		Sum(b []byte) []byte
	}
	want  string
	ended bool
}

func (w *wacz) watch(name string, r io.Reader) *watched {
	return &watched{Reader: r, sum: sha256.New(), want: w.digests[name]}
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	_, _ = w.sum.Write(p[:n]) // a hash gives no error
	w.ended = err == io.EOF
	return n, err
}

// altered tells that all was read, and is not what the digest is of.
func (w *watched) altered() bool {
	return w.want != "" && w.ended && hex.EncodeToString(w.sum.Sum(nil)) != w.want
}
