/** The example document of `example-corpus.ts` as XMI. */
export const xmiExample = `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:metadata="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<metadata:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="18" language="x-unspecified" documentId="dddddddddddddddddddddddddd"/>
<segmentation:Sentence xmi:id="3" sofa="1" begin="0" end="18"/>
<segmentation:Token xmi:id="4" sofa="1" begin="0" end="2"/>
<segmentation:Token xmi:id="5" sofa="1" begin="2" end="3"/>
<segmentation:Token xmi:id="6" sofa="1" begin="4" end="8"/>
<segmentation:Token xmi:id="7" sofa="1" begin="9" end="13"/>
<segmentation:Token xmi:id="8" sofa="1" begin="13" end="14"/>
<segmentation:Token xmi:id="9" sofa="1" begin="15" end="18"/>
<custom:GoldspanSpan xmi:id="10" sofa="1" begin="4" end="13" label="finding" needsReview="false" attribute_status="in doubt"><codes_codes>M54.2</codes_codes></custom:GoldspanSpan>
<custom:GoldspanSpan xmi:id="11" sofa="1" begin="15" end="18" label="request" needsReview="false" note="of which region?"/>
<custom:GoldspanRelation xmi:id="12" sofa="1" begin="4" end="13" Governor="11" Dependent="10" label="TREATS"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Dx: neck&#10;pain. MRI"/>
<cas:View sofa="1" members="2 3 4 5 6 7 8 9 10 11 12"/>
</xmi:XMI>
`
