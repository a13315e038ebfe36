package read

func (s *stream) page(data []byte) { s.fault(0, &noArticle) }

type Extractor interface{}

var Readability Extractor
