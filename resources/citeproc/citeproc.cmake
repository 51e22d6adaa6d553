# citeproc-js, the citation engine: brought in by npm while building, pinned by package-lock.json, compiled into stet_app.
#
# A folder that holds it already (STET_CITEPROC, such as a distribution's node-citeproc) makes a build without npm; so
# does an earlier build in the same build folder.
set(STET_CITEPROC "" CACHE PATH "Folder with citeproc_commonjs.js and LICENSE; empty: npm brings them")

if(STET_CITEPROC)
    set(citeproc_folder ${STET_CITEPROC})
else()
    set(citeproc_home ${CMAKE_BINARY_DIR}/citeproc)
    set(citeproc_folder ${citeproc_home}/node_modules/citeproc)
    find_program(NPM_PROGRAM npm REQUIRED)
    set(citeproc_pins package.json package-lock.json .npmrc)
    list(TRANSFORM citeproc_pins PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
    add_custom_command(
        OUTPUT ${citeproc_folder}/citeproc_commonjs.js ${citeproc_folder}/LICENSE
        COMMAND ${CMAKE_COMMAND} -E make_directory ${citeproc_home}
        COMMAND ${CMAKE_COMMAND} -E copy ${citeproc_pins} ${citeproc_home}
        COMMAND ${CMAKE_COMMAND} -E chdir ${citeproc_home} ${NPM_PROGRAM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
        COMMAND ${CMAKE_COMMAND} -E touch ${citeproc_folder}/citeproc_commonjs.js ${citeproc_folder}/LICENSE
        DEPENDS ${citeproc_pins}
        COMMENT "Bringing in citeproc-js"
        VERBATIM)
endif()

set_source_files_properties(${citeproc_folder}/citeproc_commonjs.js PROPERTIES QT_RESOURCE_ALIAS citeproc.js)
set_source_files_properties(${citeproc_folder}/LICENSE PROPERTIES QT_RESOURCE_ALIAS LICENSE)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/desk.js PROPERTIES QT_RESOURCE_ALIAS desk.js)
qt_add_resources(stet_app citeproc PREFIX /citeproc
    FILES ${citeproc_folder}/citeproc_commonjs.js ${citeproc_folder}/LICENSE ${CMAKE_CURRENT_LIST_DIR}/desk.js)
