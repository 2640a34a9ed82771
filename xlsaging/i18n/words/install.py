"""What set-up did, and what the doctor found with the way to mend it."""

from __future__ import annotations

__all__ = ["INSTALL"]

INSTALL: dict[str, dict[str, tuple[str, str]]] = {
    "setup": {
        "done": ("xlsaging setup has done this:", "xlsaging setup 已完成以下各项："),
        "would": (
            "xlsaging setup would do this; with --dry-run nothing was changed:",
            "xlsaging setup 将执行以下各项；因使用 --dry-run，未作任何改动：",
        ),
        "taken": ("xlsaging setup --remove has done this:", "xlsaging setup --remove 已完成以下各项："),
        "would_take": (
            "xlsaging setup --remove would do this; with --dry-run nothing was changed:",
            "xlsaging setup --remove 将执行以下各项；因使用 --dry-run，未作任何改动：",
        ),
        "nothing": (
            "Nothing that xlsaging setup put in place is here; nothing was changed.",
            "未发现由 xlsaging setup 安装的内容，未作任何改动。",
        ),
        "kept": ("what was there before: {path}", "原文件保存于：{path}"),
        "next": (
            "Next: quit Excel, start it again and open {workbook}. Where Excel asks, choose “Enable Content”. "
            "`xlsaging doctor` looks at the rest.",
            "下一步：退出并重新启动 Excel，打开 {workbook}；Excel 询问时请选择“启用内容”。其余由 `xlsaging doctor` 检查。",
        ),
        "next_calc": (
            "Next: start LibreOffice Calc: ArCollect has a menu, a toolbar and the functions AR_…. `xlsaging doctor` looks "
            "at the rest.",
            "下一步：启动 LibreOffice Calc，即有 ArCollect 菜单、工具栏和 AR_… 函数。其余由 `xlsaging doctor` 检查。",
        ),
        "taken_calc": ("LibreOffice is as it was before.", "LibreOffice 已恢复原状。"),
        "quit": ("Next: quit Excel and start it again.", "下一步：退出并重新启动 Excel。"),
        "no_functions": (
            "On macOS the buttons work; functions in cells need Windows.",
            "macOS 上可使用按钮；单元格函数仅限 Windows。",
        ),
    },
    "setup_action": {
        "new": ("put there", "已放入"),
        "replaced": ("replaced", "已替换"),
        "there": ("there already", "已存在"),
        "left": ("left as it is: you have worked in it, or another program changed it", "保持不变：您或其他程序已改动"),
        "beside": ("put beside yours, which was left as it is", "已放在您原有文件旁，原有文件不变"),
        "removed": ("removed", "已移除"),
        "restored": ("put back as it was", "已恢复原状"),
        "gone": ("not there any more", "已不存在"),
        "missing": (
            "not to be had: xlwings’ own copy is missing; `xlsaging doctor` says why",
            "无法取得：xlwings 自带的文件缺失，原因见 `xlsaging doctor`",
        ),
    },
    "setup_part": {
        "xlwings_addin": ("Add-in of xlwings", "xlwings 加载项"),
        "addin": ("Add-in of ArCollect", "ArCollect 加载项"),
        "script": ("Script for Excel", "Excel 脚本"),
        "config": ("Settings of xlwings", "xlwings 配置"),
        "workbook": ("Workbook", "工作簿"),
        "record": ("Record for --remove", "供 --remove 使用的记录"),
        "calc_addin": ("Add-in of LibreOffice", "LibreOffice 扩展"),
    },
    "doctor_level": {"good": ("ok", "正常"), "note": ("note", "提示"), "wrong": ("mend", "需处理")},
    "doctor": {
        "all_good": ("Nothing is in the way.", "一切正常。"),
        "some_wrong": ("{count} to mend.", "{count} 项需处理。"),
        "python": ("xlsaging {own} in Python {version}: {path}", "xlsaging {own}，Python {version}：{path}"),
        "xlwings": ("xlwings {version}", "xlwings {version}"),
        "no_xlwings": ("xlwings is not installed in {path}", "{path} 中未安装 xlwings"),
        "no_pywin32": ("pywin32 is not installed in {path}", "{path} 中未安装 pywin32"),
        "no_dll": (
            "{name} is missing in {path}: Excel cannot reach Python",
            "{path} 缺少 {name}，Excel 无法连接 Python",
        ),
        "excel": ("Excel: {path}", "Excel：{path}"),
        "no_excel": ("Excel was not found", "未找到 Excel"),
        "no_config": (
            "{path} is missing: Excel does not know which Python to start",
            "缺少 {path}，Excel 不知启动哪个 Python",
        ),
        "no_interpreter": ("{path} names no Python ({key})", "{path} 未指定 Python（{key}）"),
        "interpreter_gone": (
            "{path} names a Python that is not there: {interpreter}",
            "{path} 指定的 Python 不存在：{interpreter}",
        ),
        "interpreter": ("Excel starts this Python: {interpreter}", "Excel 启动本 Python：{interpreter}"),
        "other_interpreter": (
            "Excel starts another Python, {interpreter}, with the same version of xlsaging; this is {path}",
            "Excel 启动的是另一个 Python（{interpreter}），其中 xlsaging 版本相同；本程序为 {path}",
        ),
        "other_version": (
            "Excel starts another Python, {interpreter}, with xlsaging {there}; this one has {ours}",
            "Excel 启动的是另一个 Python（{interpreter}），其中 xlsaging 为 {there}，本程序为 {ours}",
        ),
        "workbook_on_path": (
            "{path} lets Python import files that lie beside a workbook, from wherever it was downloaded",
            "{path} 允许 Python 导入工作簿所在文件夹中的文件，不论其来源",
        ),
        "no_server": ("{path} starts a new Python for each click", "{path} 使每次点击都重新启动 Python"),
        "addin": ("Add-in of xlwings {version}: {path}", "xlwings {version} 加载项：{path}"),
        "addin_missing": ("The add-in of xlwings is missing: {path}", "缺少 xlwings 加载项：{path}"),
        "addin_other_version": (
            "{path} is not the add-in of xlwings {version}, which is installed",
            "{path} 与已安装的 xlwings {version} 不是同一版本",
        ),
        "addin_quarantined": (
            "{path} is missing from xlwings: a virus scanner has taken it away, as some do by mistake",
            "xlwings 中缺少 {path}：可能被杀毒软件误删",
        ),
        "own_addin": ("Add-in of ArCollect {version}: {path}", "ArCollect {version} 加载项：{path}"),
        "own_addin_missing": ("The add-in of ArCollect is missing: {path}", "缺少 ArCollect 加载项：{path}"),
        "own_addin_unknown": ("{path} is not the one that setup put there", "{path} 并非由 setup 放入"),
        "own_addin_other_version": (
            "{path} is of version {there}, xlsaging of {ours}",
            "{path} 的版本为 {there}，xlsaging 为 {ours}",
        ),
        "script": ("Script for Excel: {path}", "Excel 脚本：{path}"),
        "script_missing": (
            "The script that Excel starts Python with is missing: {path}",
            "缺少 Excel 用于启动 Python 的脚本：{path}",
        ),
        "disabled": ("Excel has disabled {name} after a crash", "Excel 在一次崩溃后停用了 {name}"),
        "workbook": ("Workbook: {path}", "工作簿：{path}"),
        "workbook_missing": ("There is no such file: {path}", "文件不存在：{path}"),
        "not_set_up": ("xlsaging setup has not been run here", "尚未在此运行 xlsaging setup"),
        "workbook_gone": ("The workbook of setup is gone: {path}", "setup 放置的工作簿已不存在：{path}"),
        "workbook_other_version": (
            "{path} was made by version {there}, xlsaging is {ours}",
            "{path} 由 {there} 版生成，xlsaging 为 {ours}",
        ),
        "blocked": (
            "{path} was downloaded, and Excel blocks its macros without asking",
            "{path} 为下载文件，Excel 会直接阻止其中的宏",
        ),
        "trusted_folder": ("Excel trusts the folder {path}", "Excel 信任文件夹 {path}"),
        "macros_asked": (
            "Excel asks once before it runs the macros of {path}",
            "运行 {path} 的宏之前 Excel 会询问一次",
        ),
        "macros_all": ("Excel runs the macros of every workbook without asking", "Excel 不经询问即运行所有工作簿的宏"),
        "macros_off": ("Excel runs no macros, and does not ask", "Excel 已禁用所有宏，且不询问"),
        "macros_off_by_company": ("A rule of your company forbids macros", "贵公司的策略禁用宏"),
        "macros_signed_only": (
            "Excel runs signed macros only; those of ArCollect are not signed",
            "Excel 仅运行已签名的宏，ArCollect 的宏未签名",
        ),
        "macros_signed_only_by_company": (
            "A rule of your company allows signed macros only; those of ArCollect are not signed",
            "贵公司的策略仅允许已签名的宏，ArCollect 的宏未签名",
        ),
        "unsigned": ("The macros of {path} are not signed, as they come", "{path} 的宏未签名（出厂状态）"),
        "addins_off": ("Excel has all add-ins switched off", "Excel 已停用所有加载项"),
        "addins_signed_only": (
            "Excel loads signed add-ins only, and these are not: {names}",
            "Excel 仅加载已签名的加载项，以下未签名：{names}",
        ),
        "in_cloud": (
            "{path} lies in OneDrive: what xlwings is told of its place may be a web address",
            "{path} 位于 OneDrive，xlwings 得到的位置可能是网址",
        ),
        "on_network": (
            "{path} lies on a network drive, which Excel does not trust by itself",
            "{path} 位于网络驱动器，Excel 默认不信任",
        ),
        "libreoffice": ("LibreOffice: {path}", "LibreOffice：{path}"),
        "no_libreoffice": (
            "LibreOffice was not found; Excel does not need it",
            "未找到 LibreOffice；使用 Excel 时不需要",
        ),
        "uno": ("LibreOffice’s Python bridge: {path}", "LibreOffice 的 Python 桥：{path}"),
        "no_uno": ("LibreOffice in {path} has no Python bridge", "{path} 的 LibreOffice 没有 Python 桥"),
        "other_uno": (
            "LibreOffice’s bridge in {path} is for Python {there}, this is {ours}",
            "{path} 的桥用于 Python {there}，本程序为 {ours}",
        ),
        "calc_addin": ("Add-in of LibreOffice {version}: {path}", "LibreOffice 扩展 {version}：{path}"),
        "no_calc_addin": (
            "ArCollect is not in LibreOffice: {path}",
            "LibreOffice 中未安装 ArCollect：{path}",
        ),
        "calc_addin_lost": (
            "The add-in of LibreOffice does not find the package any more: {path}",
            "LibreOffice 扩展找不到程序包：{path}",
        ),
        "calc_addin_other_version": (
            "The add-in of LibreOffice is of version {there}, xlsaging of {ours}: {path}",
            "LibreOffice 扩展的版本为 {there}，xlsaging 为 {ours}：{path}",
        ),
        "calc_addin_other_python": (
            "The add-in of LibreOffice is for Python {there}, this is {ours}: {path}",
            "LibreOffice 扩展用于 Python {there}，本程序为 {ours}：{path}",
        ),
        "font": ("Font with Chinese: {name}", "中文字体：{name}"),
        "no_font_windows": ("No font with Chinese was found", "未找到中文字体"),
        "no_font_macos": ("No font with Chinese was found", "未找到中文字体"),
        "no_font_linux": (
            "No font with Chinese was found: PDF files would show boxes",
            "未找到中文字体，PDF 中汉字会显示为方框",
        ),
    },
    "remedy": {
        "no_xlwings": (
            "Install it: pip install 'xlsaging[live,workbook]'",
            "请安装：pip install 'xlsaging[live,workbook]'",
        ),
        "no_pywin32": ("Install it: pip install pywin32", "请安装：pip install pywin32"),
        "no_dll": (
            "Install xlwings again: pip install --force-reinstall xlwings=={version}. If it vanishes again, a virus scanner "
            "takes it away: exclude that folder.",
            "请重新安装：pip install --force-reinstall xlwings=={version}。如再次消失，系被杀毒软件删除，请将该文件夹加入排除项。",
        ),
        "no_excel": (
            "Install Excel 2016 or later; without it, write reports with xlsaging close and open them in LibreOffice.",
            "请安装 Excel 2016 或更高版本；没有 Excel 时，可用 xlsaging close 生成报告并在 LibreOffice 中打开。",
        ),
        "no_config": ("Run xlsaging setup.", "请运行 xlsaging setup。"),
        "no_interpreter": ("Run xlsaging setup.", "请运行 xlsaging setup。"),
        "interpreter_gone": (
            "Run xlsaging setup from the Python that is to be used.",
            "请用要使用的 Python 运行 xlsaging setup。",
        ),
        "other_interpreter": (
            "If this one is to be used, run xlsaging setup from here.",
            "如应使用本程序，请在此运行 xlsaging setup。",
        ),
        "other_version": (
            "Run xlsaging setup from here, or install the same version there.",
            "请在此运行 xlsaging setup，或在该 Python 中安装相同版本。",
        ),
        "workbook_on_path": ("Run xlsaging setup, which switches that off.", "请运行 xlsaging setup，将其关闭。"),
        "no_server": (
            "Run xlsaging setup: clicks then take half the time.",
            "请运行 xlsaging setup，可减少点击后的等待。",
        ),
        "addin_missing": ("Quit Excel and run xlsaging setup.", "请退出 Excel 并运行 xlsaging setup。"),
        "addin_other_version": ("Quit Excel and run xlsaging setup.", "请退出 Excel 并运行 xlsaging setup。"),
        "addin_quarantined": (
            "Open Windows Security > Protection history and restore xlwings.xlam; exclude its folder and {startup}; run "
            "xlsaging setup again. Where that is not allowed, the workbook of setup needs no add-in.",
            "请打开“Windows 安全中心”>“保护历史记录”，还原 xlwings.xlam；将其所在文件夹和 {startup} 加入排除项；再运行 "
            "xlsaging setup。如不允许还原，setup 放置的工作簿不需要该加载项。",
        ),
        "own_addin_missing": ("Quit Excel and run xlsaging setup.", "请退出 Excel 并运行 xlsaging setup。"),
        "own_addin_unknown": ("Quit Excel and run xlsaging setup.", "请退出 Excel 并运行 xlsaging setup。"),
        "own_addin_other_version": ("Quit Excel and run xlsaging setup.", "请退出 Excel 并运行 xlsaging setup。"),
        "script_missing": ("Run xlsaging setup.", "请运行 xlsaging setup。"),
        "disabled": (
            "File > Options > Add-ins > Manage: Disabled Items > Go: choose it and Enable.",
            "“文件”>“选项”>“加载项”>“管理：禁用项目”>“转到”，选中后启用。",
        ),
        "workbook_missing": ("Give the path of a workbook that is there.", "请给出存在的工作簿路径。"),
        "not_set_up": ("Run xlsaging setup.", "请运行 xlsaging setup。"),
        "workbook_gone": ("Run xlsaging setup for a new one.", "请运行 xlsaging setup，放置新的工作簿。"),
        "workbook_other_version": (
            "Run xlsaging setup: a workbook that you have worked in is left, and the new one is put beside it.",
            "请运行 xlsaging setup：您用过的工作簿保持不变，新工作簿放在其旁。",
        ),
        "blocked": (
            "Close it, open its Properties in the Explorer and tick Unblock; or in PowerShell: Unblock-File '{path}'. On "
            "macOS: xattr -d com.apple.quarantine '{path}'.",
            "请关闭文件，在资源管理器中打开其“属性”并勾选“解除锁定”；或在 PowerShell 中运行 Unblock-File '{path}'。macOS 上："
            "xattr -d com.apple.quarantine '{path}'。",
        ),
        "macros_all": (
            "Safer: File > Options > Trust Center > Macro Settings > Disable with notification.",
            "更安全的设置：“文件”>“选项”>“信任中心”>“宏设置”>“禁用宏，并发出通知”。",
        ),
        "macros_off": (
            "File > Options > Trust Center > Macro Settings > Disable with notification; or add the folder {path} under "
            "Trusted Locations.",
            "“文件”>“选项”>“信任中心”>“宏设置”>“禁用宏，并发出通知”；或在“受信任位置”中添加文件夹 {path}。",
        ),
        "macros_off_by_company": (
            "Ask for {path} to be made a trusted location; reports also come without macros: xlsaging close.",
            "请申请将 {path} 设为受信任位置；不用宏也可生成报告：xlsaging close。",
        ),
        "macros_signed_only": (
            "Add the folder {path} under File > Options > Trust Center > Trusted Locations, or sign the macros with a "
            "certificate of your company.",
            "请在“文件”>“选项”>“信任中心”>“受信任位置”中添加文件夹 {path}，或用贵公司证书为宏签名。",
        ),
        "macros_signed_only_by_company": (
            "Ask for {path} to be made a trusted location, or for the macros to be signed with a certificate of your company.",
            "请申请将 {path} 设为受信任位置，或用贵公司证书为宏签名。",
        ),
        "addins_off": (
            "File > Options > Trust Center > Add-ins: untick Disable all. Where that is not allowed, the workbook of setup "
            "needs no add-in.",
            "“文件”>“选项”>“信任中心”>“加载项”：取消“禁用所有应用程序加载项”。如不允许，setup 放置的工作簿不需要加载项。",
        ),
        "addins_signed_only": (
            "File > Options > Trust Center > Add-ins: untick Require to be signed, or have them signed. Where that is not "
            "allowed, the workbook of setup needs no add-in.",
            "“文件”>“选项”>“信任中心”>“加载项”：取消“要求加载项由受信任的发布者签署”，或为其签名。如不允许，setup 放置的工作簿不需要加载项。",
        ),
        "in_cloud": (
            "Work in a folder outside OneDrive, such as ArCollect in your home folder.",
            "请在 OneDrive 以外的文件夹中使用，例如个人文件夹下的 ArCollect。",
        ),
        "on_network": (
            "Copy it to this computer, or add the folder under Trusted Locations with “Allow on my network”.",
            "请复制到本机，或在“受信任位置”中勾选“允许网络上的受信任位置”后添加该文件夹。",
        ),
        "no_libreoffice": (
            "Where there is no Excel: install LibreOffice (Debian: apt-get install libreoffice-calc python3-uno).",
            "没有 Excel 时请安装 LibreOffice（Debian：apt-get install libreoffice-calc python3-uno）。",
        ),
        "no_uno": (
            "Only for macros in LibreOffice: install it (Debian: apt-get install python3-uno).",
            "仅在 LibreOffice 中运行宏时需要，请安装（Debian：apt-get install python3-uno）。",
        ),
        "other_uno": (
            "Only for macros in LibreOffice: install xlsaging in a Python {there}.",
            "仅在 LibreOffice 中运行宏时需要：请在 Python {there} 中安装 xlsaging。",
        ),
        "no_calc_addin": (
            "For buttons and functions in LibreOffice: xlsaging setup --libreoffice.",
            "要在 LibreOffice 中使用按钮和函数：运行 xlsaging setup --libreoffice。",
        ),
        "calc_addin_lost": (
            "Close LibreOffice and run xlsaging setup --libreoffice.",
            "请关闭 LibreOffice 后运行 xlsaging setup --libreoffice。",
        ),
        "calc_addin_other_version": (
            "Close LibreOffice and run xlsaging setup --libreoffice.",
            "请关闭 LibreOffice 后运行 xlsaging setup --libreoffice。",
        ),
        "calc_addin_other_python": (
            "Close LibreOffice and run xlsaging setup --libreoffice.",
            "请关闭 LibreOffice 后运行 xlsaging setup --libreoffice。",
        ),
        "no_font_windows": (
            "Settings > Apps > Optional features: add Chinese (Simplified) Supplemental Fonts.",
            "“设置”>“应用”>“可选功能”：添加“简体中文补充字体”。",
        ),
        "no_font_macos": ("Open Font Book and restore the standard fonts.", "请打开“字体册”并恢复标准字体。"),
        "no_font_linux": (
            "Install one (Debian: apt-get install fonts-noto-cjk).",
            "请安装中文字体（Debian：apt-get install fonts-noto-cjk）。",
        ),
    },
}
