/** Documents as the clipboard brings them, in the manner of each program; the words are ours. */
export const word = `
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri",sans-serif;} --></style>
<!--StartFragment-->
<h1 style='mso-margin-top-alt:auto'><span lang=EN-GB style='mso-fareast-font-family:"Times New Roman"'>Ferries return<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>The first ferry <b>sailed
at dawn</b>, and the&nbsp;second <i style='mso-bidi-font-style:normal'>an hour later</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Two sailings a day<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Three at weekends</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Buy a ticket</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Board</p>
<table class=MsoTableGrid border=1><thead><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal><b>Month</b><o:p></o:p></p></td><td><p class=MsoNormal><b>Sailings</b></p></td></tr></thead>
<tr><td><p class=MsoNormal>May</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal>The <a href="https://harbour.example/times"><span style='color:#0563C1'>timetable</span></a> follows.</p>
<!--EndFragment-->`;

export const googleDocs = `
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400;white-space:pre-wrap;">Storm season</span></h2>
<p dir="ltr"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Winds </span><span style="font-weight:700;">rose</span><span style="font-weight:400;"> on </span><span style="font-weight:400;font-style:italic;">Monday</span><span style="font-weight:400;">. See the </span><a href="https://www.google.com/url?q=https://weather.example/w?x%3D1&amp;sa=D&amp;source=editors" style="text-decoration:none;"><span style="font-weight:400;text-decoration:underline;">warning</span></a><span style="font-weight:400;">.</span></p>
<br /><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Close the shutters</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Move the boats</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">to the inner basin</span></p></li></ul></ul>
<p dir="ltr"><span style="font-weight:400;">After the list.</span></p></b><br class="Apple-interchange-newline">`;

export const libreOffice = `
<h1 class="western" style="margin-bottom: 0.21cm"><font face="Liberation Sans, sans-serif"><font size="6">Minutes</font></font></h1>
<p lang="en-GB" class="western" style="line-height: 115%"><font color="#000000"><font face="Liberation Serif"><font size="3">The council <b>met</b> in the&shy; old hall.</font></font></font></p>
<table width="100%" cellpadding="4"><caption>Votes</caption><col width="128*"/><col width="128*"/><tr valign="top"><td width="50%"><p class="western">For</p></td><td><p class="western">9</p></td></tr><tr><td><p>Against</p></td><td><p>3</p></td></tr></table>
<hr/><p class="western"><br/></p>
<p class="western">It rose at noon.<br/></p>`;

export const webPage = `
<style>.x{color:red}</style><script>window.ran = true</script>
<article class="x"><header><h1>Light <em>on</em> the point</h1></header>
<div><div>Keepers say the lamp<br>will turn again.<br><br>A second thought.</div></div>
<blockquote class="q"><p>We kept it burning.</p></blockquote>
<figure><img src="https://tracker.example/pixel.gif" onerror="window.ran = true"><figcaption>The lamp in 1910</figcaption></figure>
<form><input value="secret"><button>Send</button></form><iframe src="https://tracker.example"></iframe>
<hr><p hidden></p><p>Read <a href="/world/lamp" onclick="window.ran = true">more</a>.</p></article>`;

/** Word in a browser: each point is a list of its own, and says how deep it stands. */
export const wordOnline = `
<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" role="heading" aria-level="2" paraid="1A"><span data-contrast="auto" class="TextRun SCXW1"><span class="NormalTextRun SCXW1" data-ccp-parastyle="heading 2">Tide tables</span></span><span class="EOP SCXW1" data-ccp-props="{}">&nbsp;</span></p></div>
<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" paraid="1B"><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">High water is at </span></span><span class="TextRun SCXW1" style="font-weight: bold;"><span class="NormalTextRun SCXW1">noon</span></span><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">.</span></span><span class="EOP SCXW1">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1 SCXW1" role="list"><li class="OutlineElement Ltr SCXW1" role="listitem" data-listid="1" data-aria-posinset="1" data-aria-level="1"><p class="Paragraph SCXW1"><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">Boats</span></span><span class="EOP SCXW1">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2 SCXW1" role="list"><li class="OutlineElement Ltr SCXW1" role="listitem" data-listid="1" data-aria-posinset="1" data-aria-level="2"><p class="Paragraph SCXW1"><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">with sails</span></span><span class="EOP SCXW1">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1 SCXW1" role="list"><li class="OutlineElement Ltr SCXW1" role="listitem" data-listid="1" data-aria-posinset="2" data-aria-level="1"><p class="Paragraph SCXW1"><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">Buoys</span></span><span class="EOP SCXW1">&nbsp;</span></p></li></ul></div>`;

export const outlook = `
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css" style="display:none;">P {margin-top:0;margin-bottom:0;}</style>
<div class="elementToProof" style="font-family: Aptos, Calibri; font-size: 12pt; color: rgb(0, 0, 0);">Dear all,</div>
<div class="elementToProof" style="font-family: Aptos; font-size: 12pt;"><br></div>
<div class="elementToProof" style="font-family: Aptos; font-size: 12pt;">the harbour is <b>shut</b> until 7&nbsp;May.</div>
<div class="elementToProof"><br></div><ol start="2" data-editing-info="{}"><li style="font-family: Aptos;"><div class="elementToProof" role="presentation">Moor inside</div></li><li><div role="presentation">Wait</div></li></ol>
<div id="Signature"><p style="margin: 0cm"><span style="font-size: 11pt">Mara Lind</span></p></div>`;

export const libreOfficeList = `
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><style type="text/css">p { line-height: 115%; background: transparent }</style></head><body lang="en-GB" dir="ltr">
<ol start="3"><li><p style="line-height: 100%; margin-bottom: 0cm">Cast off</p><ol type="a"><li><p style="margin-bottom: 0cm">the bow</p></li><li><p style="margin-bottom: 0cm">the stern</p></li></ol></li><li><p style="margin-bottom: 0cm">Steer</p></li></ol>
<p style="margin-bottom: 0cm"><br/></p><p>In <span style="font-weight: normal"><b>deep</b></span> water CO<sub>2</sub> falls.</p></body></html>`;

export const applePages = `
<!DOCTYPE html><html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">
p.p1 {margin: 0.0px 0.0px 8.0px 0.0px; font: 12.0px 'Helvetica Neue'} p.p2 {margin: 0.0px; font: 12.0px; min-height: 14.0px} span.s1 {font-kerning: none} li.li1 {margin: 0.0px}</style></head><body>
<p class="p1"><span class="s1">The pier<span class="Apple-converted-space">  </span>is <b>open</b> again.</span></p>
<p class="p2"><span class="s1"></span><br></p>
<ul class="ul1"><li class="li1"><span class="s1">At dawn</span></li><ul class="ul2"><li class="li1"><span class="s1">for anglers</span></li></ul><li class="li1"><span class="s1">At dusk</span></li></ul>
<table cellspacing="0" cellpadding="0" class="t1"><tbody><tr><td valign="top" class="td1"><p class="p1"><span class="s1">Days</span></p></td><td valign="top" class="td1"><p class="p1"><span class="s1">12</span></p></td></tr><tr><td class="td1"><p class="p1">Nights</p></td><td class="td1"><p class="p1">3</p></td></tr></tbody></table></body></html>`;

export const notion = `
<meta charset='utf-8'><!-- notionvc: 0a1b2c3d-0000-4000-8000-000000000000 --><h2>Ferry notes</h2>
<p>The <strong>Kittiwake</strong> sails at <em>seven</em>, see <a href="https://harbour.example/times">the times</a>.</p>
<ol><li>Ask the mate<ul><li>about fog</li></ul></li><li>Ask the cook</li></ol>
<aside>💡 Bring oilskins.</aside>
<ul><li><input type="checkbox" disabled />Call the office</li></ul>
<details><summary>Crew</summary><p>Six hands.</p></details><hr/>
<table><thead><tr><th>Port</th><th>Hour</th></tr></thead><tbody><tr><td>Kestrey</td><td>07:00</td></tr></tbody></table>`;

export const googleSheets = `
<meta name="generator" content="Sheets"/><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<google-sheets-html-origin><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="font-weight:bold;">Ward</td><td style="font-weight:bold;">Votes</td></tr><tr style="height:21px;"><td>Harbour</td><td style="text-align:right;">12,500</td></tr><tr><td>Old<br/>Town</td><td></td></tr></tbody></table>`;

export const excel = `
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15"><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {font-weight:700;} td {padding:0px;}--></style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse: collapse;width:96pt'><!--StartFragment--><col width=64 span=2 style='width:48pt'><tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>Year</td><td class=xl65 width=64>Landings</td></tr><tr height=20><td height=20 align=right>2025</td><td align=right>1.2</td></tr><!--EndFragment--></table></body></html>`;

/** What Chromium copies of this page by itself says how each word was drawn. */
export const drawnPage = `<!doctype html><html lang="en"><head><style>.lead{font-weight:700}.gone{display:none}.sr{position:absolute;left:-9999px}.menu{list-style:none}td,th{border:1px solid}</style></head><body>
<h2>Gulls at the gate</h2><p><span class="lead">Gulls</span> came in <i>hundreds</i>,<span class="gone"> unseen,</span><span class="sr"> read aloud,</span> on <a href="https://gulls.example/day">Monday</a>.</p>
<ul><li>Herring gulls<ol start="4"><li>young</li><li>old</li></ol></li><li>Terns</li></ul>
<table><tr><th>Hour</th><th>Gulls</th></tr><tr><td>06</td><td>410</td></tr></table><blockquote>They ate it all.</blockquote></body></html>`;

export const tabbed = 'Ward\tVotes\tShare\nHarbour\t12,500\t41%\nOld Town\t9,100\t\n';

export const plainPoints = 'Bring:\n• a rope\n\t◦ of hemp\n• a lamp\nand come early.';
