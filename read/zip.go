package read

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"

	"recount/read/pack"
)

// maxDepth is how many archives may lie in each other.
const maxDepth = 2

// zip reads the files in a zip folder, or the WARC files of a WACZ.
func (s *stream) zip(in *bufio.Reader) {
	if s.depth == maxDepth {
		s.fault(spot{}, &nestedZip)
		return
	}
	data, size, f := s.zipData(in)
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	folder, err := zip.NewReader(data, size)
	if err != nil {
		s.fault(spot{}, &damagedZip)
		return
	}
	if what := documentOf(folder.File); what != "" {
		s.fault(spot{}, notText(what))
		return
	}
	folder.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderMaxWindow(pack.MaxWindow)))
	members := membersToRead(folder.File)
	if len(members) == 0 {
		s.fault(spot{}, &emptyZip)
		return
	}
	if s.outer == 0 {
		s.outer = size
	}
	var told *wacz
	if isCrawl(members) {
		told = s.readWACZ(folder.File)
	}
	guard := pack.NewGuard(func() int64 { return min(size, s.outer) })
	for _, member := range members {
		if s.stopped {
			return
		}
		s.member(member, guard, told)
	}
	if s.disk != nil {
		s.in.progress.bytes.Add(size - s.used)
	}
}

// zipData returns the bytes of a zip folder, whose list of files stands at its
// end: the file where it lies on a disk as it is, else a copy in memory.
func (s *stream) zipData(in io.Reader) (io.ReaderAt, int64, *fault) {
	if s.disk != nil {
		info, err := s.disk.Stat()
		if err != nil {
			return nil, 0, unreadable(bare(err))
		}
		if info.Mode().IsRegular() {
			return s.disk, info.Size(), nil
		}
	}
	data, f := readBounded(in)
	if f == &tooLarge {
		f = &largeZip
	}
	return bytes.NewReader(data), int64(len(data)), f
}

// inside is the stream of a file in a zip folder.
func (s *stream) inside(name string) *stream {
	return &stream{in: s.in, file: file{s.file.name + "/" + visible(name)}, yield: s.yield, depth: s.depth + 1, outer: s.outer}
}

// member reads one file of a zip folder as if it lay there by itself.
func (s *stream) member(member *zip.File, guard *pack.Guard, told *wacz) {
	inner := s.inside(member.Name)
	defer func() { s.stopped = inner.stopped }()
	if member.Flags&1 != 0 {
		inner.fault(spot{}, &encrypted)
		return
	}
	packed, err := member.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		inner.fault(spot{}, &oddZip)
		return
	}
	if err != nil {
		inner.fault(spot{}, &damagedZip)
		return
	}
	defer packed.Close()
	content, err := pack.NewReader(packed, pack.None, guard)
	if err != nil {
		inner.fault(spot{}, readFault(err))
		return
	}
	if told == nil {
		inner.unpack(tallied{content, s.in.opts.Context, &inner.used})
		return
	}
	inner.titles = told.titles
	watched := told.watch(member.Name, content)
	inner.unpack(tallied{watched, s.in.opts.Context, &inner.used})
	if watched.altered() && !inner.stopped {
		inner.fault(spot{}, &alteredFile)
	}
}

// visible takes what could steer a terminal out of a name.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(name, "\ufffd"))
}

// membersToRead leaves out what folders leave out, and of a WACZ, which is a
// zip folder with WARC files in "archive/", its indexes and lists of pages.
func membersToRead(all []*zip.File) []*zip.File {
	names := map[string]bool{}
	for _, f := range all {
		names[f.Name] = true
	}
	var files, crawls []*zip.File
	for _, f := range all {
		switch {
		case strings.HasSuffix(f.Name, "/") || isHiddenMember(f.Name, names):
		case names[packageName] && strings.HasPrefix(f.Name, crawlFolder) && strings.Contains(f.Name, ".warc"):
			crawls = append(crawls, f)
		default:
			files = append(files, f)
		}
	}
	if len(crawls) > 0 {
		return crawls
	}
	return files
}

// isCrawl tells the files of a WACZ that are read.
func isCrawl(members []*zip.File) bool {
	return strings.HasPrefix(members[0].Name, crawlFolder) && strings.Contains(members[0].Name, ".warc")
}

// isHiddenMember is [hidden] for a name in a zip folder.
func isHiddenMember(name string, names map[string]bool) bool {
	if strings.HasPrefix(name, "__MACOSX/") {
		return true
	}
	for ; name != "."; name = path.Dir(name) {
		if base := path.Base(name); strings.HasPrefix(base, ".") || base == "/" {
			return true
		}
		if page, saved := strings.CutSuffix(name, "_files"); saved && (names[page+".html"] || names[page+".htm"]) {
			return true
		}
	}
	return false
}

// documentOf names the documents that are zip folders: of office programs,
// books.
func documentOf(members []*zip.File) string {
	for _, member := range members {
		if what := formats().members[member.Name]; what != "" {
			return what
		}
	}
	return ""
}
