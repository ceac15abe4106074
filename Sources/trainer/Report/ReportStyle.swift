import Charts

/// The look of the page around the figures.
enum ReportStyle {
    /// Text columns are as wide as reads well; figures and tables take what there is.
    static var css: String {
        ":root{color-scheme:light dark;\(StyleSheet.variables(isDark: false))--warn:#fdf1d8}"
            + "@media (prefers-color-scheme:dark){:root{\(StyleSheet.variables(isDark: true))--warn:#3a2f16}}" + rules
            // Paper is white, whatever the screen.
            + "@media print{:root,:root .chart{color-scheme:light;\(StyleSheet.variables(isDark: false))--warn:#fdf1d8}}"
    }

    private static let rules = """
        *{box-sizing:border-box}
        html{background:var(--chart-paper);color:var(--chart-ink);font:17px/1.55 Georgia,"Times New Roman",serif;
        -webkit-text-size-adjust:100%;scroll-behavior:smooth}
        body{margin:0 auto;max-width:76rem;padding:0 1.25rem 4rem}
        h1,h2,h3,h4,nav,dl,table,footer,button,.kicker,.share{font-family:"Helvetica Neue",Helvetica,Arial,
        "Liberation Sans",sans-serif}
        header{border-top:6px solid var(--chart-ink);margin-top:1.5rem;padding-top:1rem}
        .kicker{margin:0;font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--chart-muted)}
        h1{font-size:clamp(2rem,6vw,3.2rem);line-height:1.1;margin:.2rem 0 .4rem;letter-spacing:-.02em;
        overflow-wrap:anywhere}
        .lede{font-size:1.25rem;margin:0 0 1.4rem;max-width:40rem}
        h2{font-size:1.5rem;line-height:1.2;margin:0 0 .8rem;letter-spacing:-.01em}
        h3{font-size:1.1rem;margin:0 0 .2rem}
        h4{font-size:.85rem;margin:.9rem 0 .2rem;color:var(--chart-muted)}
        p{max-width:42rem;margin:0 0 1rem}
        a{color:inherit;text-decoration-color:var(--chart-0);text-underline-offset:.2em}
        a:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--chart-0);
        outline-offset:2px}
        .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--chart-paper);
        padding:.5rem 1rem;z-index:1}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem 1.5rem;margin:0 0 1.5rem;
        padding:1rem 0;border-top:1px solid var(--chart-grid);border-bottom:1px solid var(--chart-grid)}
        .facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
        dt{font-size:.8rem;line-height:1.3;color:var(--chart-muted)}
        dd{margin:0;font-size:1.7rem;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums}
        .warnings{background:var(--warn);padding:.8rem 1rem;margin:0 0 1.5rem;max-width:none}
        .warnings h2{font-size:1rem}.warnings ul{margin-bottom:0}
        nav{font-size:.9rem;margin-bottom:1rem}
        nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:0;padding:0}
        nav a{display:inline-block;padding:.25rem 0}
        section{border-top:2px solid var(--chart-ink);padding-top:1rem;margin-top:3rem}
        ul{margin:.3rem 0 .6rem;padding-left:1.1rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.2rem;margin-bottom:2rem;
        font-family:inherit}
        .card{border-top:5px solid var(--segment);padding-top:.7rem;font-size:.95rem;line-height:1.45}
        .card p{margin-bottom:.5rem}
        .share{font-weight:700;font-size:.9rem;color:var(--chart-muted)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:2.5rem 3rem}
        .figures.single{max-width:38rem;grid-template-columns:1fr}
        .figures.small{grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
        figure{margin:0;min-width:0;break-inside:avoid}
        figure svg{display:block;width:100%;height:auto}
        .narrow{display:none}
        .space{cursor:grab}.space:active{cursor:grabbing}
        .tools{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.5rem}
        button{font-size:.75rem;line-height:1;min-height:1.75rem;min-width:1.75rem;padding:.3rem .6rem;
        border:1px solid var(--chart-muted);border-radius:4px;background:none;color:var(--chart-muted);cursor:pointer}
        button:hover{color:var(--chart-ink);border-color:var(--chart-ink)}
        .table{overflow-x:auto;margin:0 0 2rem}
        table{border-collapse:collapse;font-size:.85rem;line-height:1.35;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--chart-muted);padding-bottom:.5rem;max-width:42rem}
        caption span{position:sticky;left:0;display:inline-block;max-width:min(42rem,100vw - 2rem)}
        th,td{padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--chart-grid)}
        thead th{border-bottom:1px solid var(--chart-ink);vertical-align:bottom}
        tbody th{font-weight:400}
        .numeric td,.numeric thead th+th{text-align:right;padding-left:.9rem;padding-right:0}
        .words td:last-child{overflow-wrap:anywhere}
        td small{display:block;font-size:.75rem;color:var(--chart-muted)}.numeric td{white-space:nowrap}
        pre{overflow-x:auto;border:1px solid var(--chart-grid);padding:1rem;font-size:.8rem;line-height:1.5}
        footer{margin-top:3rem;font-size:.8rem;color:var(--chart-muted)}
        @media (max-width:40rem){html{font-size:16px}.wide{display:none}.narrow{display:block}
        body{padding:0 1rem 3rem}section{margin-top:2.2rem}.facts{grid-template-columns:repeat(2,1fr)}
        .figures{gap:2rem}}
        @media print{html{font-size:10pt}nav,.tools,.skip{display:none}header{margin-top:0}section{margin-top:1.5rem}
        .wide{display:none}.narrow{display:block}.card,tr,p,.warnings{break-inside:avoid}
        h2,h2+p,section>p,caption{break-after:avoid}.cards{grid-template-columns:1fr 1fr}
        .facts{grid-template-columns:repeat(auto-fit,minmax(6.2rem,1fr))}dd{font-size:1.35rem}
        .figures,.figures.single{grid-template-columns:1fr 1fr;gap:1.2rem 2rem;max-width:none}}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        """
}
